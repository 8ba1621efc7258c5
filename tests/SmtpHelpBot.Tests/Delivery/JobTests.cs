using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery;
using SmtpHelpBot.Delivery.Jobs;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class JobTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly WatchedTime time = new();

    [Fact]
    public async Task What_a_job_finds_comes_back_to_the_conversation_as_an_event_of_the_person_who_asked()
    {
        await using var bot = await StartAsync((order, _, _) => Task.FromResult(new ProbeResult(order, null, "no such host")));
        bot.Connector.Open("anna");
        await bot.SayAsync("probe mail.example.com");
        var reply = await bot.Connector.NextAsync();
        Assert.Equal("user-1: mail.example.com no such host", reply.Text);
        Assert.Null(reply.ActivityId);
    }

    [Fact]
    public async Task Progress_comes_at_most_once_in_a_second_and_a_half_and_only_the_latest()
    {
        var finish = new TaskCompletionSource();
        var reported = new TaskCompletionSource();
        await using var bot = await StartAsync(async (order, report, _) =>
        {
            foreach (var phase in (string[])["tcp", "tls", "ehlo"])
            {
                report(new(order, [new(587, phase)]));
            }

            reported.SetResult();
            await finish.Task;
            return new(order, null, "done");
        });
        bot.Connector.Open("anna");
        await bot.SayAsync("probe mail.example.com");
        await reported.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.True(bot.Connector.IsQuiet);
        time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal("587 ehlo", (await bot.Connector.NextAsync()).Text);
        finish.SetResult();
        Assert.EndsWith("done", (await bot.Connector.NextAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_a_dead_process_left_is_done_by_the_next_once_its_lease_has_run_out()
    {
        var starts = 0;
        var begun = new TaskCompletionSource();
        await using var bot = await StartAsync(async (order, _, cancellation) =>
        {
            if (Interlocked.Increment(ref starts) == 1)
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            return new(order, null, $"start {starts}");
        });
        bot.Connector.Open("anna");
        await bot.SayAsync("probe mail.example.com");
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await bot.RestartAfterAsync(() => time.Advance(Lease));
        Assert.EndsWith("start 2", (await bot.Connector.NextAsync()).Text, StringComparison.Ordinal);
        await bot.SettleAsync("anna");
        Assert.True(bot.Connector.IsQuiet);
    }

    [Fact]
    public async Task A_job_that_fails_three_times_says_so_instead_of_leaving_the_person_waiting()
    {
        using var failures = new SemaphoreSlim(0);
        await using var bot = await StartAsync((_, _, _) =>
        {
            failures.Release();
            throw new InvalidOperationException("always");
        });
        bot.Connector.Open("anna");
        await bot.SayAsync("probe mail.example.com");
        for (var failed = 0; failed < 3; failed++)
        {
            Assert.True(await failures.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
            await bot.RestartAfterAsync(() => time.Advance(Lease));
        }

        Assert.EndsWith("delivery.probe_failed", (await bot.Connector.NextAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_whose_order_cannot_be_read_is_let_go_after_three_tries_and_holds_up_no_other()
    {
        await using var bot = await StartAsync((order, _, _) => Task.FromResult(new ProbeResult(order, null, "done")));
        bot.Connector.Open("anna");
        await bot.SayAsync("order nonsense");
        await bot.SettleAsync("anna");
        for (var tried = 0; tried < 4; tried++)
        {
            await bot.RestartAfterAsync(() => time.Advance(Lease));
            await bot.SayAsync($"probe mail{tried}.example.com");
            Assert.EndsWith("done", (await bot.Connector.NextAsync()).Text, StringComparison.Ordinal);
        }

        await bot.QuietAsync();
        Assert.Contains(bot.Log.All, line => line.Contains("its order cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_from_outside_is_not_taken_for_one_of_our_jobs()
    {
        await using var bot = await StartAsync((order, _, _) => Task.FromResult(new ProbeResult(order, null, "done")));
        bot.Connector.Open("anna");
        var forged = bot.Message("", "anna");
        (forged["type"], forged["name"]) = ("event", ProbeEvents.Finished);
        forged["value"] = JToken.FromObject(new { Order = new { Target = "forged" } });
        Assert.Equal(200, (int)(await bot.PostAsync(forged)).StatusCode);
        await bot.SettleAsync("anna");
        Assert.True(bot.Connector.IsQuiet);
    }

    private Task<RunningBot> StartAsync(Func<ProbeOrder, Action<ProbeProgress>, CancellationToken, Task<ProbeResult>> look) => RunningBot.StartAsync(
        RunAsync, services => services.AddSingleton<TimeProvider>(time).AddSingleton<IServerLook>(new ScriptedLook(look)).AddJobs());

    private static Task RunAsync(ITurnContext turn, IServiceProvider services)
    {
        var value = turn.Activity.Value?.ToString() ?? "";
        switch (turn.Activity)
        {
            case { Type: ActivityTypes.Event, Name: ProbeEvents.Progress }:
                var stage = JsonSerializer.Deserialize<ProbeProgress>(value)!.Stages[0];
                return turn.SendActivityAsync($"{stage.Port} {stage.Phase}");
            case { Type: ActivityTypes.Event, Name: ProbeEvents.Finished }:
                var result = JsonSerializer.Deserialize<ProbeResult>(value)!;
                return turn.SendActivityAsync($"{turn.Activity.From.Id}: {result.Order.Target} {result.Refusal}");
            case { Text: { } text } when text.StartsWith("probe ", StringComparison.Ordinal):
                services.GetRequiredService<IJobs>().Probe(new(text["probe ".Length..], [], "case", "card"), turn.Activity.GetConversationReference());
                return Task.CompletedTask;
            case { Text: "order nonsense" }:
                services.GetRequiredService<TurnTransaction>().Start(new() { Order = "{\"Order\":" });
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    private sealed class ScriptedLook(Func<ProbeOrder, Action<ProbeProgress>, CancellationToken, Task<ProbeResult>> look) : IServerLook
    {
        public Task<ProbeResult> LookAsync(ProbeOrder order, Action<ProbeProgress> report, CancellationToken cancellation) => look(order, report, cancellation);
    }
}
