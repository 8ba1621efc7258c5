using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Load;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>An echo turn over HTTP through Bot Builder, token checks on, beside the same echo on a bare minimal API.</summary>
internal static class EchoRun
{
    public static async Task RunAsync(Workbench bench)
    {
        bench.Report.Title($"Echo, {Loader.Connections} connections");
        var echo = await FloodAsync(bench, "echo", bench.WarmUp, bench.Measured);
        bench.Report.Add("echo turns through Bot Builder, tokens checked", echo.PerSecond, "/s", Bound.AtLeast(3000));
        bench.Report.Add("  processor time of the bot for each", echo.CpuEach, "ms", Bound.AtMost(0.5));
        bench.Report.Add("  median from sending to the reply", echo.Latencies.Percentile(0.5), "ms");
        bench.Report.Add("  p99", echo.Latencies.Percentile(0.99), "ms");
        bench.Report.Add("  processor time of loader and connector for each", echo.LoaderCpuEach, "ms");
        var bare = await FloodAsync(bench, "bare", bench.WarmUp / 2, bench.Measured / 2);
        bench.Report.Add("the same echo on a bare minimal API, no tokens", bare.PerSecond, "/s");
        bench.Report.Add("  processor time of it for each", bare.CpuEach, "ms");
        bench.Report.Add("ratio: processor time, Bot Builder to bare", echo.CpuEach / bare.CpuEach, "");
    }

    private static async Task<Flood> FloodAsync(Workbench bench, string mode, TimeSpan warmUp, TimeSpan measured)
    {
        await using var bot = bench.StartOwn(mode);
        await Opening.AwaitAsync(bench, bot, "hello");
        return await Flood.RunAsync(bench.Platform, bot, bench.LetterTo(bot, "hello"), WaitFor.Delivery, warmUp, measured);
    }
}
