using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Delivery.Envelopes;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class MaskTests
{
    [Fact]
    public void A_long_text_is_cut_at_64_KiB_and_that_is_noted()
    {
        var (kept, notes) = Mask.Apply(new() { Conversation = new(), Type = ActivityTypes.Message, Text = string.Concat(Enumerable.Repeat("€ ", 40_000)) });
        Assert.InRange(Encoding.UTF8.GetByteCount(kept.Text), TextMask.Longest - 4, TextMask.Longest);
        Assert.True(notes.Truncated);
        Assert.DoesNotContain('\uFFFD', kept.Text);
    }

    [Fact]
    public void A_text_of_exactly_64_KiB_is_kept_whole()
    {
        var (kept, notes) = Mask.Apply(new() { Conversation = new(), Type = ActivityTypes.Message, Text = string.Concat(Enumerable.Repeat("abc ", TextMask.Longest / 4)) });
        Assert.Equal(TextMask.Longest, kept.Text.Length);
        Assert.False(notes.Truncated);
    }

    [Fact]
    public void Attachments_are_counted_and_not_kept()
    {
        var (kept, notes) = Mask.Apply(new()
        {
            Conversation = new(),
            Type = ActivityTypes.Message,
            Attachments = [new Attachment("text/html", content: "<p>hi</p>"), new Attachment("image/png", contentUrl: "https://example.com/a.png")],
        });
        Assert.Null(kept.Attachments);
        Assert.Equal(1, notes.Attachments);
    }

    [Fact]
    public void Members_that_nobody_here_knows_are_not_kept()
    {
        var unknown = JObject.Parse("""{"unknown":"something"}""");
        var (kept, _) = Mask.Apply(new()
        {
            Type = ActivityTypes.Message,
            From = new("user-1", "Anna") { Properties = unknown },
            Conversation = new(id: "a") { Properties = unknown },
            Entities =
            [
                new Entity("clientInfo") { Properties = unknown },
                new Entity("mention") { Properties = JObject.Parse("""{"text":"<at>Bot</at>","mentioned":{"id":"bot-1","name":"Bot","unknown":"something"},"unknown":"something"}""") },
            ],
            Properties = unknown,
        });
        var stored = ActivityJson.Write(kept);
        Assert.DoesNotContain("something", stored, StringComparison.Ordinal);
        Assert.Equal("bot-1", Assert.Single(kept.GetMentions()).Mentioned.Id);
    }

    [Fact]
    public void A_type_name_in_what_a_card_carries_is_not_kept()
    {
        var data = JObject.Parse("""{"note":{"$type":"System.IO.FileInfo","text":"x"}}""");
        var (kept, _) = Mask.Apply(new() { Conversation = new(), Type = ActivityTypes.Message, Value = data });
        Assert.Equal("""{"note":{"text":"x"}}""", ((JToken)kept.Value).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData("""{"text":{"a":1},"mentioned":{"id":["b"],"name":{}}}""")]
    [InlineData("""{"text":"","mentioned":{"id":"","name":null}}""")]
    public void A_mention_whose_parts_are_no_texts_says_nothing(string parts)
    {
        var mention = new Entity("mention") { Properties = JObject.Parse(parts) };

        var kept = Assert.Single(Mask.Apply(new Activity(ActivityTypes.Message) { Conversation = new(id: "anna"), Entities = [mention] }).Activity.Entities);

        Assert.All(kept.Properties.Descendants().OfType<JValue>(), value => Assert.Null(value.Value));
    }
}
