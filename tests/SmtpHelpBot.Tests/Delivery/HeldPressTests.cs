using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>A pressed button whose turn takes long, on a disk that is slow or in trouble: its client reads nothing that is not so, and it is done once.</summary>
public sealed class HeldPressTests
{
    private const int Full = 13;
    private static readonly TimeSpan ForTheTurn = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan ForStoring = TimeSpan.FromSeconds(0.6);
    private static readonly TimeSpan ForTheRest = TimeSpan.FromSeconds(0.8);
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ahead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FaultyDisk disk = new();
    private readonly WatchedTime time = new();
    private bool isFailing;
    private int turns;

    [Fact]
    public async Task Its_turn_may_come_before_the_row_it_is_stored_in_is_committed()
    {
        await using var bot = await StartAsync();
        var (before, answering) = await PressBehindAnotherAsync(bot);
        using var slow = Hold();
        await PassAsync(ForTheTurn);
        await disk.Reached;
        gate.SetResult();
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        slow.Release();

        Assert.Contains("This takes a moment longer.", (await answering).ToString(), StringComparison.Ordinal);
        Assert.Equal(500, (int)(await before).StatusCode);
        Assert.Equal("at last", (await bot.Connector.NextAsync()).Text);
        await bot.QuietAsync();
        Assert.Equal(1, turns);
    }

    [Fact]
    public async Task Where_it_is_not_stored_in_time_nobody_says_that_nothing_has_changed_because_its_turn_goes_on()
    {
        await using var bot = await StartAsync();
        var (before, answering) = await PressBehindAnotherAsync(bot);
        using var slow = Hold();
        await PassAsync(ForTheTurn);
        await disk.Reached;
        await PassAsync(ForStoring);
        AssertToTryAgain(await answering);

        slow.Release();
        gate.SetResult();
        Assert.Equal("at last", (await bot.Connector.NextAsync()).Text);
        await bot.QuietAsync();
        Assert.Equal((1, true, 500), (turns, bot.Connector.IsQuiet, (int)(await before).StatusCode));
    }

    [Fact]
    public async Task Where_it_is_stored_late_and_its_turn_has_failed_it_is_run_once_more_from_there()
    {
        isFailing = true;
        await using var bot = await StartAsync();
        var answering = PressAsync(bot);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        using var slow = Hold();
        await PassAsync(ForTheTurn);
        await PassAsync(ForStoring);
        AssertToTryAgain(await answering);

        gate.SetResult();
        await Eventually.IsAsync("the end of its own turn", () => bot.Log.Messages.Any(line => line.EndsWith("and is run once more.", StringComparison.Ordinal)));
        slow.Release();
        Assert.StartsWith("Sorry, something went wrong on our side and the button did nothing.", (await bot.Connector.NextAsync()).Text, StringComparison.Ordinal);
        await bot.QuietAsync();
        Assert.Equal(3 + 1, turns);
    }

    [Fact]
    public async Task Where_it_cannot_be_stored_its_turn_goes_on_all_the_same()
    {
        await using var bot = await StartAsync();
        var answering = PressAsync(bot);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        disk.Fault = Full;
        await PassAsync(ForTheTurn);
        AssertToTryAgain(await answering);

        disk.Fault = 0;
        gate.SetResult();
        Assert.Equal("at last", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task What_is_neither_stored_nor_done_is_told_in_the_log()
    {
        isFailing = true;
        await using var bot = await StartAsync();
        var answering = PressAsync(bot);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        disk.Fault = Full;
        await PassAsync(ForTheTurn);
        await answering;

        gate.SetResult();
        await Eventually.IsAsync("a line that says so", () => bot.Log.Messages.Contains("A pressed button could neither be done nor stored, and is not run again."));
    }

    [Fact]
    public async Task Who_waits_for_a_commit_that_does_not_end_is_answered_too_and_reads_in_the_chat_what_came_of_it_when_it_has()
    {
        gate.SetResult();
        await using var bot = await StartAsync();
        using var slow = Hold();
        var answering = PressAsync(bot);
        await disk.Reached;
        await PassAsync(ForTheTurn);
        await PassAsync(ForTheRest);
        AssertToTryAgain(await answering);
        slow.Release();
        Assert.Equal("at last", (await bot.Connector.NextAsync()).Text);
        await bot.QuietAsync();
        Assert.Equal((1, true), (turns, bot.Connector.IsQuiet));
    }

    [Fact]
    public async Task The_failure_of_what_is_not_told_later_is_told_in_the_log()
    {
        await using var bot = await StartAsync();
        var answering = bot.PostAsync(bot.Invoke("task/submit", []));
        await PassAsync(ForTheTurn);
        Assert.Equal(200, (int)(await answering.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).StatusCode);

        gate.SetResult();
        await Eventually.IsAsync("a line that says so", () => bot.Log.Messages.Contains("The turn of invoke task/submit failed and was given up."));
    }

    private async Task PassAsync(TimeSpan span)
    {
        await time.NextWaitOfAsync(span);
        time.Advance(span);
    }

    private Held Hold()
    {
        var held = new Held(gate);
        disk.Wait = held.Task;
        return held;
    }

    private async Task<(Task<HttpResponseMessage> Before, Task<JObject> Answering)> PressBehindAnotherAsync(RunningBot bot)
    {
        var before = bot.PostAsync(bot.Invoke("something/else", []));
        await ahead.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        return (before, PressAsync(bot));
    }

    private static async Task<JObject> PressAsync(RunningBot bot)
    {
        var press = bot.Invoke("adaptiveCard/action", new() { ["action"] = new JObject { ["type"] = "Action.Execute", ["data"] = new JObject { ["act"] = "not_fixed" } } });
        var answer = await bot.PostAsync(press).WaitAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
        return JObject.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static void AssertToTryAgain(JObject answer) =>
        Assert.Equal((503, Texts.English["say.still_working_dialog"]), (answer.Value<int>("statusCode"), (string?)answer.SelectToken("value.message")));

    /// <summary>The turns of buttons answer; those of everything else fail, and write nothing.</summary>
    private async Task<RunningBot> StartAsync()
    {
        var bot = await RunningBot.StartAsync(
            async (turn, _) =>
            {
                var isPress = turn.Activity.Name == "adaptiveCard/action";
                if (isPress)
                {
                    Interlocked.Increment(ref turns);
                    begun.TrySetResult();
                }
                else
                {
                    ahead.TrySetResult();
                }

                await gate.Task;
                if (isFailing || !isPress)
                {
                    throw new InvalidOperationException("not today");
                }

                var body = new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = "at last" };
                await turn.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 200, Body = body } });
            },
            services => disk.AddTo(services.AddSingleton<TimeProvider>(time)),
            "--Delivery:AnswerWithinSeconds=2");
        bot.Connector.Open("anna");
        return bot;
    }

    /// <summary>Holds every commit until it is released; a test that fails lets everything go, or its bot could not stop.</summary>
    private sealed class Held(TaskCompletionSource gate) : IDisposable
    {
        private readonly TaskCompletionSource slow = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => slow.Task;

        public void Release() => slow.TrySetResult();

        public void Dispose()
        {
            gate.TrySetResult();
            Release();
        }
    }
}
