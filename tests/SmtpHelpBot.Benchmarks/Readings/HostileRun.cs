using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Pastes;

namespace SmtpHelpBot.Benchmarks.Readings;

/// <summary>How long the longest texts take that are written to take long.</summary>
internal static class HostileRun
{
    private const int Rounds = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static void Run(Report report)
    {
        var pastes = HostilePaste.All;
        report.Title($"Hostile texts of {HostilePaste.Longest / 1024} KiB, each read on one thread");
        _ = ReadingTimes.Of([.. pastes.Select(paste => paste.OfLength(HostilePaste.Longest))], rounds: 1, WarmUp);
        var slow = pastes.Select(paste => (paste.Name, Time: Measure(paste))).OrderByDescending(one => one.Time).ToList();
        foreach (var (name, time) in slow)
        {
            report.Add(name, time, "ms", Bound.AtMost(20));
        }
    }

    private static double Measure(HostilePaste paste) => ReadingTimes.Of([paste.OfLength(HostilePaste.Longest)], Rounds, WarmUp / 20).Percentile(1) / 1_000;
}
