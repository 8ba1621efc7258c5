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
        var first = AskAsync(bench, bot, Checks(servers.Addresses.Skip(Looks)));
        await loader.PaceAsync(TurnsPerSecond, bench.WarmUp + Over, new());
        await first;
        var rest = new Latencies();
        await loader.PaceAsync(TurnsPerSecond, TimeSpan.FromSeconds(TurnsAtRest), rest);
        var hello = await BesideAsync(bot, loader, AskAsync(bench, bot, Enumerable.Repeat("hello", Looks)));
        var memory = bot.Resident;
        var looks = await BesideAsync(bot, loader, AskAsync(bench, bot, Checks(servers.Addresses.Take(Looks))));
        bench.Report.Title($"{Looks} people ask the bot for such a look, all of them under way at once, beside {TurnsPerSecond} pasted errors a second");
        bench.Report.Add("p99 of turns before", rest.Percentile(0.99), "ms");
        hello.Tell(bench.Report, $"beside {Looks} people who say hello at one instant");
        looks.Tell(bench.Report, "beside the looks", Bound.AtMost(2 * rest.Percentile(0.99)));
        bench.Report.Add("  ratio to the turns beside as many who say hello", looks.All / hello.All, "");
        bench.Report.Add("processor time of a look and its report, over that of a hello", (looks.Cpu - hello.Cpu).TotalMilliseconds / Looks, "ms");
        bench.Report.Add("memory growth, most", bot.ResidentPeak - memory, "MB", Bound.AtMost(100));
        bench.Report.Add("sockets left", Sockets.Of(bot.Id), "", Bound.AtMost(0));
    }

    /// <summary>Turns at an even pace while people ask, while they wait and while they are answered.</summary>
    private static async Task<Beside> BesideAsync(BotProcess bot, Loader loader, Task asking)
    {
        var (coming, waiting, answered) = (new Latencies(), new Latencies(), new Latencies());
        var cpu = bot.Cpu;
        await loader.PaceAsync(TurnsPerSecond, Arriving, coming);
        await loader.PaceAsync(TurnsPerSecond, Deadline - Arriving, waiting);
        await loader.PaceAsync(TurnsPerSecond, Over + Arriving - Deadline, answered);
        await asking;
        return new(coming, waiting, answered, bot.Cpu - cpu);
    }

    private static async Task LookAsync(MailServerCheck check, string address) =>
        await ((CheckAnswer.Seen)await check.LookAsync(address, [], (_, _) => { }, CancellationToken.None)).Goodbye;

    private static IEnumerable<string> Checks(IEnumerable<string> addresses) => addresses.Select(address => $"check {address}");

    /// <summary>All people ask at the same instant.</summary>
    private static Task AskAsync(Workbench bench, BotProcess bot, IEnumerable<string> words) => Task.WhenAll(words.Select(one => AskAsync(bench, bot, one)));

    private static async Task AskAsync(Workbench bench, BotProcess bot, string words)
    {
        using var person = new Loader(bench.Platform, bench.LetterTo(bot, words));
        await person.SendOneAsync();
    }

    /// <summary>The times of turns beside something.</summary>
    private sealed record Beside(Latencies Coming, Latencies Waiting, Latencies Answered, TimeSpan Cpu)
    {
        public double All => Latencies.Of(Coming, Waiting, Answered).Percentile(0.99);

        public void Tell(Report report, string what, Bound? bound = null)
        {
            report.Add($"p99 of turns {what}", All, "ms", bound);
            report.Add("  in the first 5 s", Coming.Percentile(0.99), "ms");
            report.Add("  then, until 12 s", Waiting.Percentile(0.99), "ms");
            report.Add("  and until 21 s", Answered.Percentile(0.99), "ms");
        }
    }
}
