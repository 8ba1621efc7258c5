using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>What was sent is found again to be changed, deleted, or written under.</summary>
public sealed class SentCardTests
{
    private readonly WatchedTime time = new();

    [Fact]
    public async Task A_card_is_changed_under_the_id_that_the_platform_gave_it()
    {
        await using var bot = await PostingBot.StartAsync(time);
        bot.Connector.Open("anna", call => ConnectorAnswer.Taken("the-platforms-id"));
        await bot.SayAsync("card first");
        await bot.SayAsync("change second");
        var calls = await bot.Connector.NextAsync(2);
        Assert.Equal(("PUT", "the-platforms-id", "second"), (calls[1].Method, calls[1].ActivityId, calls[1].Text));
    }

    [Fact]
    public async Task A_waiting_change_is_replaced_by_a_newer_one_of_the_same_card()
    {
        await using var bot = await PostingBot.StartAsync(time);
        bot.Connector.Open("anna", PostingBot.Once(new(429, RetryAfter: "5")));
        await bot.SayAsync("card first");
        await bot.Connector.NextAsync();
        var wait = await time.NextWaitAsync();
        await bot.SayAsync("change second");
        await bot.SayAsync("change third");
        await bot.SettleAsync("anna");
        time.Advance(wait);
        Assert.Equal([("POST", "first"), ("PUT", "third")], (await bot.Connector.NextAsync(2)).Select(c => (c.Method, c.Text!)));
        Assert.True(bot.Connector.IsQuiet);
    }

    [Fact]
    public async Task A_change_of_a_card_that_never_arrived_is_sent_as_a_card_and_changed_from_then_on()
    {
        await using var bot = await PostingBot.StartAsync(time);
        bot.Connector.Open("anna", _ => ConnectorAnswer.Taken("c1"));
        await bot.SayAsync("change only");
        var call = await bot.Connector.NextAsync();
        Assert.Equal(("POST", "only"), (call.Method, call.Text));
        await bot.SayAsync("change again");
        call = await bot.Connector.NextAsync();
        Assert.Equal(("PUT", "c1", "again"), (call.Method, call.ActivityId, call.Text));
    }

    [Theory]
    [InlineData("anna", "anna")]
    [InlineData("19:team@thread.tacv2", "19:team@thread.tacv2;messageid=c1")]
    public async Task A_line_under_a_card_goes_into_its_thread(string room, string thread)
    {
        await using var bot = await PostingBot.StartAsync(time);
        bot.Connector.Open(room, _ => ConnectorAnswer.Taken("c1"));
        bot.Connector.Open(thread, _ => ConnectorAnswer.Taken("c1"));
        await bot.SayAsync("card first", room);
        await bot.SayAsync("under second", room);
        var line = (await bot.Connector.NextAsync(2))[1];
        Assert.Equal((thread, "c1", "second"), (line.Conversation, line.ActivityId, line.Text));
    }

    [Fact]
    public async Task A_line_under_a_card_that_never_arrived_is_a_message_of_its_own()
    {
        await using var bot = await PostingBot.StartAsync(time);
        bot.Connector.Open("anna", _ => ConnectorAnswer.Taken("c1"));
        await bot.SayAsync("under alone");
        var line = await bot.Connector.NextAsync();
        Assert.Equal(("anna", null, "alone"), (line.Conversation, line.ActivityId, line.Text));
    }

    [Fact]
    public async Task A_card_arrives_as_it_was_sent()
    {
        var card = JObject.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Grüße, \"Anna\" <b> 2026-11-24T12:00:00Z","wrap":true}]}""");
        await using var bot = await RunningBot.StartAsync((turn, _) => turn.SendActivityAsync(MessageFactory.Attachment(
            new Attachment("application/vnd.microsoft.card.adaptive", content: card))));
        bot.Connector.Open("anna");
        await bot.SayAsync("card");
        var arrived = (await bot.Connector.NextAsync()).Activity["attachments"]![0]!["content"]!;
        Assert.Equal(card.ToString(Formatting.None), arrived.ToString(Formatting.None));
    }

    [Fact]
    public async Task A_reply_is_changed_and_deleted_by_the_id_that_sending_it_gave()
    {
        await using var bot = await RunningBot.StartAsync(async (turn, _) =>
        {
            var sent = await turn.SendActivityAsync("one");
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message, id: sent.Id, text: "two"));
            await turn.DeleteActivityAsync(sent.Id);
        });
        bot.Connector.Open("anna", _ => ConnectorAnswer.Taken("c7"));
        await bot.SayAsync("go");
        var calls = await bot.Connector.NextAsync(3);
        Assert.Equal([("POST", "one"), ("PUT", "two"), ("DELETE", null)], calls.Select(c => (c.Method, c.Text)));
        Assert.Equal(["c7", "c7"], calls.Skip(1).Select(c => c.ActivityId));
    }
}
