using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Load;
using SmtpHelpBot.Benchmarks.Platform;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>Events of Slack at an even pace: how soon they are acknowledged, and that none is lost when the bot is killed between its 200 and their turns.</summary>
internal static class SlackRun
{
    private const int PerSecond = 200;
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BeforeTheKill = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>So many come at once before the kill, and so many of them have their 200 and not their answer when it comes.</summary>
    private const int Burst = 300;
    private const int Pending = 50;

    public static async Task RunAsync(Workbench bench)
    {
        foreach (var run in (Func<Workbench, SlackStandIn, Task>[])[PaceAsync, KillAsync])
        {
            await using var slack = await SlackStandIn.StartAsync();
            await run(bench, slack);
        }
    }

    private static async Task PaceAsync(Workbench bench, SlackStandIn slack)
    {
        await using var bot = await StartAsync(bench, slack, bench.NewFolder());
        using var loader = new SlackLoader(bot.Url, Texts.DjangoPage);
        await loader.PaceAsync(PerSecond, bench.WarmUp, new());
        loader.Refused.Clear();
        var (latencies, cpu) = (new Latencies(), bot.Cpu);
        await loader.PaceAsync(PerSecond, Measured, latencies);
        bench.Report.Title($"Pasted errors in Slack at {PerSecond}/s for {Measured.TotalSeconds:0} s, from when each was due to its 200");
        bench.Report.Add("events that were not acknowledged", loader.Refused.Count, "", Bound.AtMost(0));
        bench.Report.Add("p99", latencies.Percentile(0.99), "ms", Bound.AtMost(500));
        bench.Report.Add("median", latencies.Percentile(0.5), "ms");
        bench.Report.Add("longest", latencies.Percentile(1), "ms");
        bench.Report.Add("processor time of the bot for each", (bot.Cpu - cpu).TotalMilliseconds / latencies.Count, "ms");
        bench.Report.Add("acknowledged events that got no answer", await UnansweredAsync(loader, slack), "", Bound.AtMost(0));
    }

    private static async Task KillAsync(Workbench bench, SlackStandIn slack)
    {
        var folder = bench.NewFolder();
        var bot = await StartAsync(bench, slack, folder);
        using var loader = new SlackLoader(bot.Url, Texts.DjangoPage);
        var bringing = loader.PaceAsync(PerSecond, BeforeTheKill + BeforeTheKill, new());
        await Task.Delay(BeforeTheKill);
        var burst = loader.BurstAsync(Burst);
        var isBehind = await IsBehindAsync(loader, slack);
        await bot.DisposeAsync();
        await Task.WhenAll(bringing, burst);
        var before = loader.Acknowledged.Keys.Count(slack.Answered.ContainsKey);
        await using var again = await StartAsync(bench, slack, folder);
        bench.Report.Title($"The same and {Burst} at once, killed with {(isBehind ? "at least" : "less than")} {Pending} of them acknowledged and not answered, and started again");
        bench.Report.Add("acknowledged before the kill", loader.Acknowledged.Count, "", Bound.AtLeast(1));
        bench.Report.Add("of these answered only after it", loader.Acknowledged.Count - before, "", Bound.AtLeast(1));
        bench.Report.Add("acknowledged events that got no answer", await UnansweredAsync(loader, slack), "", Bound.AtMost(0));
        bench.Report.Add("answered twice, because the answer was on its way at the kill", loader.Acknowledged.Keys.Count(conversation => slack.Answered.GetValueOrDefault(conversation) > 1), "");
    }

    /// <summary>Waits until enough is acknowledged and not answered.</summary>
    private static async Task<bool> IsBehindAsync(SlackLoader loader, SlackStandIn slack)
    {
        for (var look = 0; look < 1000; look++)
        {
            if (loader.Acknowledged.Count - slack.Answered.Count >= Pending)
            {
                return true;
            }

            await Task.Delay(1);
        }

        return false;
    }

    private static async Task<int> UnansweredAsync(SlackLoader loader, SlackStandIn slack)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        int left;
        while ((left = loader.Acknowledged.Keys.Count(conversation => !slack.Answered.ContainsKey(conversation))) > 0 && DateTimeOffset.UtcNow < until)
        {
            await Task.Delay(50);
        }

        return left;
    }

    private static async Task<BotProcess> StartAsync(Workbench bench, SlackStandIn slack, string data)
    {
        var bot = BotProcess.Start(
            await bench.PublishedAsync(),
            [$"--Storage:Folder={data}", "--Logging:LogLevel:Default=Warning", "--Logging:Console:LogToStandardErrorThreshold=Warning"],
            slack.Connection,
            data);
        await Opening.AwaitReadyAsync(bot);
        return bot;
    }
}
