using System.Diagnostics;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Pastes;

namespace SmtpHelpBot.Benchmarks.Readings;

/// <summary>How long the longest texts take that are written to take long.</summary>
internal static class HostileRun
{
    private const int Rounds = 9;

    public static void Run(Report report)
    {
        report.Title($"Hostile texts of {HostilePaste.Longest / 1024} KiB, each read on one thread: the shortest of {Rounds} times, for what else the machine does counts too");
        WarmUp();
        foreach (var (name, time) in HostilePaste.All.Select(paste => (paste.Name, Time: Measure(paste))).OrderByDescending(one => one.Time))
        {
            report.Add(name, time, "ms", Bound.AtMost(20));
        }
    }

    private static void WarmUp()
    {
        for (var round = 0; round < 3; round++)
        {
            _ = HostilePaste.All.Sum(paste => PasteReader.Read(paste.OfLength(HostilePaste.Longest / 4)).Evidence.Count);
        }
    }

    private static double Measure(HostilePaste paste)
    {
        var text = paste.OfLength(HostilePaste.Longest);
        return Enumerable.Range(0, Rounds).Min(round =>
        {
            var start = Stopwatch.GetTimestamp();
            _ = PasteReader.Read(text);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
    }
}
