using System.Diagnostics;
using System.Net;
using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Load;
using SmtpHelpBot.Benchmarks.Runs;
using SmtpHelpBot.Benchmarks.Zoo;
using SmtpHelpBot.Probe;

namespace SmtpHelpBot.Benchmarks.Probes;

/// <summary>Many looks at once, all at servers that never say a word: what they take, what they leave behind, and what it does to the turns beside them.</summary>
internal static class CrowdRun
{
    private const int Looks = 200;
    private const int WarmUps = 8;
    private const int TurnsPerSecond = 100;
    private const int TurnsAtRest = 10;

    private static readonly TimeSpan Deadline = new ProbeSettings().Deadline;

    /// <summary>A look ends at the deadline; goodbyes take two seconds more at most.</summary>
    private static readonly TimeSpan Over = Deadline + TimeSpan.FromSeconds(4);

    /// <summary>In which the turns of all who asked are over.</summary>
    private static readonly TimeSpan Arriving = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Workbench bench)
    {
        using var servers = new SilentServers(Looks + WarmUps);
        await AloneAsync(bench.Report, servers);
        await InBotAsync(bench, servers);
    }

    private static async Task AloneAsync(Report report, SilentServers servers)
    {
        var check = MailServerCheck.Create(new() { Allowed = [IPNetwork.Parse(SilentServers.Range)] }, TimeProvider.System);
        await LookAsync(check, servers.Addresses[0]);
        var memory = PeakMemory.Begin();
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(servers.Addresses.Take(Looks).Select(address => LookAsync(check, address)));
        report.Title($"{Looks} looks at once, four ports each, at servers that never speak, in this process");
        report.Add("until the last was over", clock.Elapsed.TotalSeconds, "s", Bound.AtMost(Over.TotalSeconds));
        report.Add("processor time for each", (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / Looks, "ms");
        report.Add("memory growth, most", memory.Growth, "MB", Bound.AtMost(100));
        report.Add("sockets left", Sockets.Of(Environment.ProcessId), "", Bound.AtMost(0));
    }

    private static async Task InBotAsync(Workbench bench, SilentServers servers)
    {
        await using var bot = await bench.StartHelpBotAsync(bench.NewFolder(), $"--Delivery:JobsAtOnce={Looks}", $"--Probe:Allow:0={SilentServers.Range}", "--Probe:InMinute=10000");
        await Opening.AwaitAsync(bench, bot, Texts.DjangoPage);
        using var loader = new Loader(bench.Platform, bench.LetterTo(bot, Texts.DjangoPage));
        var first = AskAsync(bench, bot, servers.Addresses.Skip(Looks));
        await loader.PaceAsync(TurnsPerSecond, bench.WarmUp + Over, new());
        await first;
        var (rest, coming, waiting, answered) = (new Latencies(), new Latencies(), new Latencies(), new Latencies());
        await loader.PaceAsync(TurnsPerSecond, TimeSpan.FromSeconds(TurnsAtRest), rest);
        var memory = bot.Resident;
        var asking = AskAsync(bench, bot, servers.Addresses.Take(Looks));
        await loader.PaceAsync(TurnsPerSecond, Arriving, coming);
        await loader.PaceAsync(TurnsPerSecond, Deadline - Arriving, waiting);
        await loader.PaceAsync(TurnsPerSecond, Over + Arriving - Deadline, answered);
        await asking;
        bench.Report.Title($"{Looks} people ask the bot for such a look, all of them under way at once, beside {TurnsPerSecond} pasted errors a second");
        bench.Report.Add("p99 of turns before", rest.Percentile(0.99), "ms");
        bench.Report.Add("p99 of turns beside the looks", Latencies.Of(coming, waiting, answered).Percentile(0.99), "ms", Bound.AtMost(2 * rest.Percentile(0.99)));
        bench.Report.Add("  while the people come", coming.Percentile(0.99), "ms");
        bench.Report.Add("  while all wait", waiting.Percentile(0.99), "ms");
        bench.Report.Add("  while they get their reports", answered.Percentile(0.99), "ms");
        bench.Report.Add("memory growth, most", bot.ResidentPeak - memory, "MB", Bound.AtMost(100));
        bench.Report.Add("sockets left", Sockets.Of(bot.Id), "", Bound.AtMost(0));
    }

    private static async Task LookAsync(MailServerCheck check, string address) =>
        await ((CheckAnswer.Seen)await check.LookAsync(address, [], (_, _) => { }, CancellationToken.None)).Goodbye;

    /// <summary>All people ask at the same instant.</summary>
    private static Task AskAsync(Workbench bench, BotProcess bot, IEnumerable<string> addresses) =>
        Task.WhenAll(addresses.Select(address => AskAsync(bench, bot, address)));

    private static async Task AskAsync(Workbench bench, BotProcess bot, string address)
    {
        using var person = new Loader(bench.Platform, bench.LetterTo(bot, $"check {address}"));
        await person.SendOneAsync();
    }
}
