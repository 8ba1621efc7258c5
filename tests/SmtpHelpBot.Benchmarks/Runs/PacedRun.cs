using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Load;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>Pasted errors at an even pace: how long people wait. Times count from when a message was due.</summary>
internal static class PacedRun
{
    private const int PerSecond = 300;
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(Workbench bench)
    {
        await using var bot = await bench.StartHelpBotAsync(bench.NewFolder());
        await Opening.AwaitAsync(bench, bot, Texts.DjangoPage);
        using var loader = new Loader(bench.Platform, bench.LetterTo(bot, Texts.DjangoPage));
        await loader.PaceAsync(PerSecond, bench.WarmUp, new());
        var latencies = new Latencies();
        var cpu = bot.Cpu;
        await loader.PaceAsync(PerSecond, Measured, latencies);
        bench.Report.Title($"Pasted errors at {PerSecond}/s for {Measured.TotalSeconds:0} s, from when each was due to its card");
        bench.Report.Add("messages that got no answer", loader.Lost, "", Bound.AtMost(0));
        bench.Report.Add("p99", latencies.Percentile(0.99), "ms", Bound.AtMost(100));
        bench.Report.Add("median", latencies.Percentile(0.5), "ms");
        bench.Report.Add("longest", latencies.Percentile(1), "ms");
        bench.Report.Add("processor time of the bot for each", (bot.Cpu - cpu).TotalMilliseconds / latencies.Count, "ms");
    }
}
