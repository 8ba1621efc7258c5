using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Load;
using SmtpHelpBot.Benchmarks.Platform;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>What a bot does when every connection always has a message for it.</summary>
/// <param name="PerSecond">Messages answered a second.</param>
/// <param name="CpuEach">Processor time of the bot for each, in milliseconds.</param>
/// <param name="LoaderCpuEach">The same of this program, which plays everybody else.</param>
/// <param name="Latencies">How long answers took, from the sending.</param>
/// <param name="Refused">How often the bot asked to come later.</param>
internal sealed record Flood(double PerSecond, double CpuEach, double LoaderCpuEach, Latencies Latencies, int Refused)
{
    /// <summary>Floods the bot and measures after the warm-up.</summary>
    public static async Task<Flood> RunAsync(PlatformStandIn platform, BotProcess bot, Letter letter, WaitFor through, TimeSpan warmUp, TimeSpan measured)
    {
        using var loader = new Loader(platform, letter);
        using var stop = new CancellationTokenSource();
        var latencies = new Latencies();
        var flood = loader.FloodAsync(through, latencies, stop.Token);
        await PassAsync(warmUp, flood);
        latencies.Clear();
        var (start, count, cpu, own, refused) = (Environment.TickCount64, platform.Deliveries.Count, bot.Cpu, Environment.CpuUsage.TotalTime, loader.Refused);
        await PassAsync(measured, flood);
        var seconds = (Environment.TickCount64 - start) / 1000.0;
        var delivered = platform.Deliveries.Count - count;
        var result = new Flood(
            delivered / seconds,
            (bot.Cpu - cpu).TotalMilliseconds / delivered,
            (Environment.CpuUsage.TotalTime - own).TotalMilliseconds / delivered,
            latencies,
            loader.Refused - refused);
        await stop.CancelAsync();
        await flood;
        return result;
    }

    /// <summary>Lets time pass; a flood that breaks off breaks the run.</summary>
    private static async Task PassAsync(TimeSpan time, Task flood)
    {
        if (await Task.WhenAny(flood, Task.Delay(time)) == flood)
        {
            await flood;
        }
    }
}
