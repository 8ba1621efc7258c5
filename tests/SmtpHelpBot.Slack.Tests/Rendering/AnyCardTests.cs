using CsCheck;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Rendering;
using SmtpHelpBot.Slack.Tests.Doubles;
using SmtpHelpBot.Slack.Views;

namespace SmtpHelpBot.Slack.Tests.Rendering;

/// <summary>Whatever a card holds, what Slack gets is within its limits.</summary>
public sealed class AnyCardTests
{
    private const int Cards = 60;

    [Fact]
    public void Any_card_renders_as_messages_within_the_limits() => CardGen.Card.Sample(
        card =>
        {
            var message = CardRenderer.Message(card, null);
            foreach (var blocks in message.Blocks.Chunk(SlackLimits.BlocksInMessage))
            {
                Assert.Empty(LimitsCheck.OfMessage(new JArray(blocks), message.Text));
            }

            foreach (var form in CardWords.Forms(message))
            {
                Assert.Empty(LimitsCheck.OfView(View.Form(form, null, "C0HELP", "1.1", Desk.Words)));
            }
        },
        iter: Cards);

    [Fact]
    public void Any_card_renders_as_a_modal_within_the_limits() => CardGen.Card.Sample(
        card =>
        {
            var modal = CardRenderer.Form(card, null);
            Assert.Empty(LimitsCheck.OfView(modal.Form is { } form ? View.Form(form, modal.Blocks, null, null, Desk.Words) : View.Modal(modal.Blocks, modal.Title, Desk.Words)));
        },
        iter: Cards);

    [Fact]
    public void Nobodys_words_become_a_mention_or_a_link() => CardGen.AnyOf("<!channel>", "<!here>", "<@U0ERIN>", "<https://evil.example|your bank>", "<#C0HELP>", "a & <b>", "&lt;!channel&gt;").Sample(hostile =>
    {
        var card = new AdaptiveCards.AdaptiveCard("1.5") { FallbackText = hostile };
        card.Body.Add(new AdaptiveCards.AdaptiveTextBlock(hostile));
        card.Body.Add(new AdaptiveCards.AdaptiveTextBlock(hostile) { IsSubtle = true });
        card.Body.Add(new AdaptiveCards.AdaptiveRichTextBlock { Inlines = { new AdaptiveCards.AdaptiveTextRun(hostile) } });
        card.Body.Add(new AdaptiveCards.AdaptiveFactSet { Facts = { new(hostile, hostile) } });
        var message = CardRenderer.Message(card, null);

        var marked = message.Blocks.SelectMany(block => block.DescendantsAndSelf()).OfType<JObject>().Where(part => part.Value<string>("type") == "mrkdwn").ToList();
        Assert.NotEmpty(marked);
        Assert.All(marked, part => Assert.DoesNotContain('<', part.Value<string>("text")!));
        Assert.All(marked, part => Assert.True(part.Value<bool>("verbatim")));
        Assert.DoesNotContain('<', message.Text);
    });

    [Fact]
    public void A_long_text_is_told_whole_in_several_blocks()
    {
        var text = string.Join(' ', Enumerable.Range(0, 2000).Select(number => $"word{number}"));
        var card = new AdaptiveCards.AdaptiveCard("1.5");
        card.Body.Add(new AdaptiveCards.AdaptiveTextBlock(text));
        var blocks = CardRenderer.Message(card, null).Blocks;

        Assert.True(blocks.Count > 3);
        Assert.Equal(text, string.Join(' ', blocks.Select(block => block.SelectToken("text.text")!.Value<string>())));
    }

    [Theory]
    [InlineData("**bold** and *slanted*", "*bold* and _slanted_")]
    [InlineData("[Gmail](https://mail.google.com/?a=1&b=2)", "<https://mail.google.com/?a=1&amp;b=2|Gmail>")]
    [InlineData("[run](javascript:alert(1))", "[run](javascript:alert(1))")]
    [InlineData("[a|b](https://x.example/|y)", "<https://x.example/%7Cy|a|b>")]
    [InlineData("5 < 6 & 7 > 6", "5 &lt; 6 &amp; 7 &gt; 6")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4")]
    public void Markdown_becomes_mrkdwn(string markdown, string mrkdwn) => Assert.Equal(mrkdwn, Mrkdwn.Of(markdown));
}
