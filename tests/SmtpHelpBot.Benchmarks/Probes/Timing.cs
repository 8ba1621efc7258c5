using System.Diagnostics;
using System.Globalization;
using SmtpHelpBot.Benchmarks.Zoo;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe;

namespace SmtpHelpBot.Benchmarks.Probes;

/// <summary>Times looks in the process it is called in, which may stand behind a slow link.</summary>
internal static class Timing
{
    private const int WarmUps = 4;
    private const int Times = 9;

    /// <summary>What is timed, by name: the address and the ports.</summary>
    public static readonly IReadOnlyDictionary<string, (string Address, int[] Ports)> Wanted = new Dictionary<string, (string, int[])>(StringComparer.Ordinal)
    {
        ["exim 587"] = ("127.10.0.2", [587]),
        ["exim 465"] = ("127.10.0.2", [465]),
        ["dovecot 587"] = ("127.10.0.4", [587]),
        ["dovecot 465"] = ("127.10.0.4", [465]),
        ["postfix 587"] = ("127.10.0.1", [587]),
        ["postfix sweep"] = ("127.10.0.1", []),
        ["exim sweep"] = ("127.10.0.2", []),
    };

    /// <summary>Times all that is wanted and prints a line for each: the name, the median to the verdict and that of the slowest port, in milliseconds.</summary>
    public static async Task PrintAsync(ZooFolder zoo)
    {
        foreach (var name in Wanted.Keys)
        {
            Console.WriteLine((await MeasureAsync(zoo, name)).ToLine());
        }
    }

    public static async Task<Timed> MeasureAsync(ZooFolder zoo, string name)
    {
        var (address, ports) = Wanted[name];
        var check = zoo.Check();
        var all = new List<Timed>();
        for (var look = 0; look < WarmUps + Times; look++)
        {
            all.Add(await LookAsync(check, name, address, ports));
        }

        return all.Skip(WarmUps).OrderBy(timed => timed.Ms).ElementAt(Times / 2);
    }

    private static async Task<Timed> LookAsync(MailServerCheck check, string name, string address, int[] ports)
    {
        var began = Stopwatch.GetTimestamp();
        var seen = (CheckAnswer.Seen)await check.LookAsync(address, ports, (_, _) => { }, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await Task.WhenAll(seen.Goodbye, seen.Whole);
        return new(name, took, seen.Report.Ports.Max(SumOf));
    }

    private static double SumOf(PortReport port) => port.Phases.Sum(phase => phase.Ms);
}

/// <summary>How long a look took.</summary>
/// <param name="Name">Which.</param>
/// <param name="Ms">To the verdict.</param>
/// <param name="SlowestPortMs">What its slowest port took.</param>
internal sealed record Timed(string Name, double Ms, double SlowestPortMs)
{
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Name}\t{Ms}\t{SlowestPortMs}");

    public static Timed Read(string line)
    {
        var parts = line.Split('\t');
        return new(parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
