using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class MessageTests
{
    [Fact]
    public async Task A_message_is_taken_and_its_reply_is_delivered()
    {
        await using var bot = await RunningBot.StartAsync(Echo);
        bot.Connector.Open("anna");
        var answer = await bot.PostAsync(bot.Message("hello", id: "m42"));
        Assert.Equal(200, (int)answer.StatusCode);

        var reply = await bot.Connector.NextAsync();
        Assert.Equal(("POST", "anna", "m42", "echo hello"), (reply.Method, reply.Conversation, reply.ActivityId, reply.Text));
        Assert.Equal(("bot-1", "user-1"), (reply.Activity["from"]!.Value<string>("id"), reply.Activity["recipient"]!.Value<string>("id")));
    }

    [Fact]
    public async Task A_message_that_comes_again_is_answered_once()
    {
        await using var bot = await RunningBot.StartAsync(Echo);
        bot.Connector.Open("anna");
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(200, (int)(await bot.PostAsync(bot.Message("again", id: "same"))).StatusCode);
        }

        await bot.SayAsync("last");
        Assert.Equal(["echo again", "echo last"], (await bot.Connector.NextAsync(2)).Select(c => c.Text));
    }

    [Fact]
    public async Task An_edit_of_a_message_is_a_turn_of_its_own()
    {
        await using var bot = await RunningBot.StartAsync((turn, _) => turn.SendActivityAsync(turn.Activity.Type));
        bot.Connector.Open("anna");
        await bot.PostAsync(bot.Message("one", id: "m1"));
        var edit = bot.Message("two", id: "m1");
        edit["type"] = ActivityTypes.MessageUpdate;
        await bot.PostAsync(edit);
        Assert.Equal(["message", "messageUpdate"], (await bot.Connector.NextAsync(2)).Select(c => c.Text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("notification")]
    [InlineData("expectReplies")]
    public async Task An_event_that_only_the_bot_itself_raises_is_dropped_however_it_comes_in(string? deliveryMode)
    {
        await using var bot = await RunningBot.StartAsync((turn, _) => turn.SendActivityAsync($"a turn of {turn.Activity.Type}"));
        bot.Connector.Open("anna");
        var forged = bot.Message("", id: "forged");
        (forged["type"], forged["name"], forged["deliveryMode"]) = (ActivityTypes.Event, "SmtpHelpBot/probe.finished", deliveryMode);
        Assert.Equal(200, (int)(await bot.PostAsync(forged)).StatusCode);
        await bot.SayAsync("after it");

        Assert.Equal("a turn of message", (await bot.Connector.NextAsync()).Text);
        Assert.DoesNotContain(bot.Answers, answer => answer.Contains("a turn of event", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_of_a_conversation_are_answered_in_their_order()
    {
        await using var bot = await RunningBot.StartAsync(Echo);
        bot.Connector.Open("anna");
        for (var n = 0; n < 25; n++)
        {
            await bot.SayAsync($"{n}");
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(n => $"echo {n}"), (await bot.Connector.NextAsync(25)).Select(c => c.Text));
    }

    [Fact]
    public async Task A_conversation_that_hangs_does_not_hold_up_another()
    {
        var gate = new TaskCompletionSource();
        await using var bot = await RunningBot.StartAsync(async (turn, provider) =>
        {
            if (turn.Activity.Conversation.Id == "slow")
            {
                await gate.Task;
            }

            await Echo(turn, provider);
        });
        bot.Connector.Open("slow");
        bot.Connector.Open("quick");
        await bot.SayAsync("one", "slow");
        await bot.SayAsync("two", "quick");
        Assert.Equal("quick", (await bot.Connector.NextAsync()).Conversation);
        gate.SetResult();
        Assert.Equal("slow", (await bot.Connector.NextAsync()).Conversation);
    }

    [Fact]
    public async Task When_too_much_waits_the_door_says_when_to_come_again()
    {
        var gate = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        await using var bot = await RunningBot.StartAsync(
            async (turn, provider) =>
            {
                begun.TrySetResult();
                await gate.Task;
                await Echo(turn, provider);
            },
            pieces: null,
            "--Delivery:WaitingTurns=2");
        bot.Connector.Open("anna");
        await bot.SayAsync("one");
        await bot.SayAsync("two");
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var refused = await bot.PostAsync(bot.Message("three"));
        Assert.Equal(503, (int)refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter!.Delta);

        gate.SetResult();
        Assert.Equal(["echo one", "echo two"], (await bot.Connector.NextAsync(2)).Select(c => c.Text));
        await bot.SayAsync("three");
        Assert.Equal("echo three", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task A_message_that_expects_its_replies_gets_them_in_the_response()
    {
        await using var bot = await RunningBot.StartAsync(async (turn, _) =>
        {
            await turn.SendActivityAsync("one");
            await turn.SendActivityAsync("two");
        });
        var message = bot.Message("hello");
        message["deliveryMode"] = "expectReplies";
        var answer = await bot.PostAsync(message);
        var body = Newtonsoft.Json.Linq.JObject.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["one", "two"], body["activities"]!.Select(a => (string?)a["text"]));
        Assert.True(bot.Connector.IsQuiet);
    }

    [Fact]
    public async Task A_bot_sees_only_the_fields_that_may_be_stored()
    {
        Activity? seen = null;
        await using var bot = await RunningBot.StartAsync((turn, _) =>
        {
            seen = turn.Activity;
            return turn.SendActivityAsync("seen");
        });
        bot.Connector.Open("anna");
        var message = bot.Message("hello");
        message["attachments"] = new Newtonsoft.Json.Linq.JArray(new Newtonsoft.Json.Linq.JObject { ["contentType"] = "text/html", ["content"] = "<p>hello</p>" });
        message["channelData"] = Newtonsoft.Json.Linq.JObject.Parse("""{"tenant":{"id":"t"},"secret":"x","team":{"id":"19:team","name":"Team"}}""");
        await bot.PostAsync(message);
        await bot.Connector.NextAsync();
        Assert.Null(seen!.Attachments);
        Assert.Equal("""{"tenant":{"id":"t"},"team":{"id":"19:team"}}""", ((Newtonsoft.Json.Linq.JObject)seen.ChannelData).ToString(Newtonsoft.Json.Formatting.None));
    }

    private static Task Echo(ITurnContext turn, IServiceProvider provider) => turn.SendActivityAsync($"echo {turn.Activity.Text}");
}
