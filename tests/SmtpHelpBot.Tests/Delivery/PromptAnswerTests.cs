using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>An invoke is answered within two seconds whatever its turn takes; a message that expects its replies gets them once, and the same again.</summary>
public sealed class PromptAnswerTests
{
    private const string Card = "application/vnd.microsoft.card.adaptive";
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WatchedTime time = new();

    [Fact]
    public async Task A_button_whose_turn_takes_long_is_answered_by_a_card_that_says_so_and_its_answer_comes_as_a_message()
    {
        await using var bot = await StartAsync(new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = "at last" });
        bot.Connector.Open("anna");
        var answering = await PressAsync(bot, "not_fixed");
        Assert.Equal(Card, answering.Value<string>("type"));
        Assert.Contains("This takes a moment longer.", answering["value"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"resume\"", answering["value"]!.ToString(), StringComparison.Ordinal);

        gate.SetResult();
        var told = await bot.Connector.NextAsync();
        Assert.Equal(("POST", "at last"), (told.Method, told.Text));
        await bot.QuietAsync();
        Assert.True(bot.Connector.IsQuiet);
    }

    [Theory]
    [InlineData("not_fixed", false, false)]
    [InlineData("ticket_answer", true, false)]
    [InlineData("ticket_reopen", true, false)]
    [InlineData("ticket_claim", true, true)]
    public async Task The_pressed_card_stays_where_nothing_could_show_it_again(string act, bool hasTicket, bool isReplaced)
    {
        await using var bot = await StartAsync(new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = "at last" });
        bot.Connector.Open("anna");
        var answering = AnswerAsync(bot, bot.Invoke("adaptiveCard/action", Press(act, hasTicket ? new() { ["ticket"] = 7 } : [])));
        await PassAsync();

        Assert.Equal(isReplaced ? Card : "application/vnd.microsoft.activity.message", (await answering).Value<string>("type"));
        gate.SetResult();
        Assert.Equal("at last", (await bot.Connector.NextAsync()).Text);
    }

    [Theory]
    [InlineData("personal", true)]
    [InlineData("groupChat", false)]
    [InlineData("channel", false)]
    public async Task A_late_card_goes_only_where_nobody_else_reads_it(string kind, bool isSent)
    {
        await using var bot = await StartAsync(new AdaptiveCardInvokeResponse { StatusCode = 200, Type = Card, Value = new JObject { ["type"] = "AdaptiveCard" } });
        bot.Connector.Open("anna");
        var press = bot.Invoke("adaptiveCard/action", Press("not_fixed"));
        press["conversation"]!["conversationType"] = kind;
        var answering = AnswerAsync(bot, press);
        await PassAsync();
        await answering;

        gate.SetResult();
        await bot.SayAsync("hello");
        var next = await bot.Connector.NextAsync();
        Assert.Equal(isSent ? null : "echo hello", next.Text);
    }

    [Theory]
    [InlineData("ticket_view")]
    [InlineData("ticket_details")]
    public async Task A_client_that_only_looked_is_told_nothing_later(string act)
    {
        await using var bot = await StartAsync(new AdaptiveCardInvokeResponse { StatusCode = 200, Type = Card, Value = new JObject { ["type"] = "AdaptiveCard" } });
        bot.Connector.Open("anna");
        var answering = await PressAsync(bot, act);
        Assert.Equal(("application/vnd.microsoft.activity.message", "This takes longer than usual. Please try it again in a moment."), (answering.Value<string>("type"), answering.Value<string>("value")));

        gate.SetResult();
        await bot.SayAsync("hello");
        Assert.Equal("echo hello", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task A_quick_turn_answers_for_itself()
    {
        gate.SetResult();
        await using var bot = await StartAsync(new AdaptiveCardInvokeResponse { StatusCode = 200, Type = Card, Value = new JObject { ["type"] = "AdaptiveCard", ["quick"] = true } });
        var answer = await bot.PostAsync(bot.Invoke("adaptiveCard/action", Press("not_fixed")));

        Assert.True(JObject.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).SelectToken("value.quick")!.Value<bool>());
    }

    [Theory]
    [InlineData("composeExtension/query", "composeExtension.text")]
    [InlineData("composeExtension/fetchTask", "task.value")]
    [InlineData("composeExtension/submitAction", "task.value")]
    [InlineData("task/fetch", "task.value")]
    [InlineData("task/submit", "task.value")]
    public async Task The_other_invokes_of_Teams_say_so_in_their_own_shape(string name, string where)
    {
        await using var bot = await StartAsync(new JObject());
        var answering = AnswerAsync(bot, bot.Invoke(name, new()));
        await PassAsync();

        Assert.Equal("This takes longer than usual. Please try it again in a moment.", (string?)(await answering).SelectToken(where));
        gate.SetResult();
    }

    [Fact]
    public async Task Replies_that_were_lost_on_the_way_are_given_again_without_a_second_turn_even_after_a_crash()
    {
        var turns = 0;
        await using var bot = await RunningBot.StartAsync((turn, _) => turn.SendActivityAsync($"turn {Interlocked.Increment(ref turns)} says {turn.Activity.Text}"));
        var message = bot.Message("hello", id: "m1");
        message["deliveryMode"] = "expectReplies";
        var first = await RepliesAsync(bot, message);
        var again = await RepliesAsync(bot, message);
        await bot.RestartAsync();
        var later = await RepliesAsync(bot, message);

        Assert.Equal(["turn 1 says hello"], first);
        Assert.Equal(first, again);
        Assert.Equal(first, later);
        Assert.Equal(1, turns);
    }

    [Fact]
    public async Task Two_who_ask_for_the_same_replies_at_once_get_the_same()
    {
        var turns = 0;
        await using var bot = await RunningBot.StartAsync(async (turn, _) =>
        {
            begun.TrySetResult();
            await gate.Task;
            await turn.SendActivityAsync($"turn {Interlocked.Increment(ref turns)}");
        });
        var message = bot.Message("hello", id: "m1");
        message["deliveryMode"] = "expectReplies";
        var both = ((string[])["one", "two"]).Select(_ => RepliesAsync(bot, message)).ToList();
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        gate.SetResult();

        Assert.All(await Task.WhenAll(both), replies => Assert.Equal(["turn 1"], replies));
    }

    private async Task<JObject> PressAsync(RunningBot bot, string act)
    {
        var answering = AnswerAsync(bot, bot.Invoke("adaptiveCard/action", Press(act, new() { ["case"] = "c1", ["rev"] = 1 })));
        await PassAsync();
        return await answering;
    }

    /// <summary>The turn hangs, and what it has of two seconds goes by.</summary>
    private async Task PassAsync()
    {
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        while (await time.NextWaitAsync() != TimeSpan.FromSeconds(1.2))
        {
            // Other waits of the host.
        }

        time.Advance(TimeSpan.FromSeconds(1.2));
    }

    private static JObject Press(string act, JObject? data = null)
    {
        var sent = data ?? [];
        sent["act"] = act;
        return new() { ["action"] = new JObject { ["type"] = "Action.Execute", ["data"] = sent } };
    }

    private static async Task<JObject> AnswerAsync(RunningBot bot, JObject invoke)
    {
        var answer = await bot.PostAsync(invoke);
        Assert.Equal(200, (int)answer.StatusCode);
        return JObject.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string[]> RepliesAsync(RunningBot bot, JObject message) =>
        [.. (await AnswerAsync(bot, message))["activities"]!.Select(reply => (string)reply["text"]!)];

    private Task<RunningBot> StartAsync(object body) => RunningBot.StartAsync(
        async (turn, _) =>
        {
            if (turn.Activity.Type == ActivityTypes.Message)
            {
                await turn.SendActivityAsync($"echo {turn.Activity.Text}");
                return;
            }

            begun.TrySetResult();
            await gate.Task;
            await turn.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 200, Body = body } });
        },
        services => services.AddSingleton<TimeProvider>(time),
        "--Delivery:AnswerWithinSeconds=2");
}
