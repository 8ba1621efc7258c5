using SmtpHelpBot.Conversation.Understanding;

namespace SmtpHelpBot.Conversation.Tests.Understanding;

public sealed class SayingsTests
{
    [Theory]
    [InlineData("Help", nameof(WishKind.Help))]
    [InlineData("  TALK to a human! ", nameof(WishKind.Human))]
    [InlineData("Didn’t help.", nameof(WishKind.NotFixed))]
    [InlineData("it works now!!", nameof(WishKind.Fixed))]
    [InlineData("No, still the same.", nameof(WishKind.NotFixed))]
    [InlineData("I want to talk to someone", nameof(WishKind.Human))]
    [InlineData("start over", nameof(WishKind.StartOver))]
    [InlineData("?", nameof(WishKind.Help))]
    [InlineData("", nameof(WishKind.Nothing))]
    [InlineData("   \n ", nameof(WishKind.Nothing))]
    public void A_command_is_known_however_it_is_typed(string text, string kind) => Assert.Equal(kind, Sayings.Read(text).Kind.ToString());

    [Theory]
    [InlineData("help me, Outlook keeps asking for my password")]
    [InlineData("check inbox")]
    [InlineData("check my server please, it says 535")]
    [InlineData("535 5.7.8 status of the request: back to start over")]
    public void What_only_begins_like_a_command_is_read_as_a_paste(string text)
    {
        var wish = Sayings.Read(text);

        Assert.Equal((WishKind.Read, text), (wish.Kind, wish.Words));
    }

    [Fact]
    public void A_code_keeps_its_letters() => Assert.Equal("AbC234", Sayings.Read("Helpdesk here AbC234").Words);
}
