using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>The message extension where it is pressed on someone's message.</summary>
public sealed class DiagnoseMessageTests
{
    private readonly Extension extension = new();

    [Fact]
    public async Task On_a_message_it_says_what_the_error_means_and_puts_it_into_the_answer()
    {
        var opened = await extension.FetchAsync(Extension.GmailError);
        var card = Assert.IsType<JObject>(opened.Card.Content);
        Assert.Equal("Diagnose this error", opened.Title);
        Assert.Contains("535-5.7.8 Username and Password not accepted.", Extension.Words(card), StringComparison.Ordinal);
        Assert.DoesNotContain("<p>", Extension.Words(card), StringComparison.Ordinal);

        var posted = (await extension.SubmitAsync(Extension.DataOf(card))).ComposeExtension.Attachments.Single();
        Assert.Contains("535-5.7.8 Username and Password not accepted.", Extension.Words(posted.Content), StringComparison.Ordinal);
        Assert.Empty(((JObject)posted.Content).SelectTokens("$..[?(@.type == 'Action.Submit')]"));
    }

    [Fact]
    public async Task What_a_long_message_says_at_its_end_is_put_into_the_answer_too()
    {
        var talk = string.Concat(Enumerable.Range(1, 120).Select(line => $"<p>&gt; {line}: we tried this <b>again</b> on that day</p>"));
        var card = (JObject)(await extension.FetchAsync($"{talk}<pre>535-5.7.8 Username and Password not accepted. For more information, go to support.google.com</pre>")).Card.Content;
        var posted = (await extension.SubmitAsync(Extension.DataOf(card))).ComposeExtension.Attachments.Single();

        Assert.Contains("Two-factor sign-in", Extension.Words(card), StringComparison.Ordinal);
        Assert.Contains("Two-factor sign-in", Extension.Words(posted.Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_middle_of_a_long_message_is_explained_but_cannot_be_put_into_the_answer()
    {
        var talk = string.Concat(Enumerable.Range(1, 60).Select(line => $"<p>{line}: we tried this again on that day</p>"));
        var card = (JObject)(await extension.FetchAsync($"{talk}<pre>535-5.7.8 Username and Password not accepted.</pre>{talk}")).Card.Content;

        Assert.Contains("Two-factor sign-in", Extension.Words(card), StringComparison.Ordinal);
        Assert.Equal(["close"], Extension.Offered(card));
    }

    [Fact]
    public async Task A_password_in_someones_message_is_in_no_answer()
    {
        var opened = await extension.FetchAsync("<p>535 5.7.8 not accepted</p><p>password: Rosewood-44-canary</p>");

        Assert.DoesNotContain("Rosewood", opened.Card.Content.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Rosewood", (await extension.SubmitAsync(Extension.DataOf((JObject)opened.Card.Content))).ComposeExtension.Attachments.Single().Content.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>Shall we have lunch?</p>", "I found nothing about sending mail in that message.")]
    [InlineData("", "There are no words in that message that I can read.")]
    [InlineData("<attachment id=\"74d20c7f\"></attachment>", "There are no words in that message that I can read.")]
    public async Task A_message_about_something_else_or_without_words_is_said_to_be_that(string message, string said)
    {
        var opened = await extension.FetchAsync(message);

        Assert.Contains(said, Extension.Words(opened.Card.Content), StringComparison.Ordinal);
        Assert.Equal(["close"], Extension.Offered((JObject)opened.Card.Content));
    }

    [Fact]
    public async Task Who_posts_such_a_card_to_the_bot_itself_is_told_what_it_reads()
    {
        var alone = extension.World.Chat("Rosa", "rosa-and-bot", channel: "msteams");
        const string AsSent = "\n<span class=\"inline-compose-card\" itemid=\"0\" itemtype=\"http://schema.skype.com/InputExtension\">\n  <span content=\"0\" itemprop=\"cardId\"></span>\n</span>\n";

        await alone.SayAsync(AsSent, IntakeNotes.None with { Attachments = 1 });
        Assert.Contains("I cannot read files, pictures or cards.", alone.Last.Words, StringComparison.Ordinal);

        await alone.SayAsync($"535 5.7.8 Username and Password not accepted {AsSent}", IntakeNotes.None with { Attachments = 1 });
        Assert.Contains("Two-factor sign-in", alone.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("itemprop", alone.Last.Words, StringComparison.Ordinal);
    }
}
