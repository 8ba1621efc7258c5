using System.Diagnostics;
using SmtpHelpBot.Diagnosis.Readers;

namespace SmtpHelpBot.Benchmarks.Readings;

/// <summary>How long texts take to read, on one thread.</summary>
/// <param name="Each">Microseconds of each text, in order: the middle one of its times, so that what else the machine does counts little. The shortest first.</param>
/// <param name="PerSecond">Texts that one core reads in a second of processor time, with all that the process does beside it.</param>
internal sealed record ReadingTimes(IReadOnlyList<double> Each, double PerSecond)
{
    /// <summary>Measures; each text is read <paramref name="rounds"/> times after <paramref name="warmUp"/>.</summary>
    public static ReadingTimes Of(IReadOnlyList<string> texts, int rounds, TimeSpan warmUp)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < warmUp;)
        {
            _ = texts.Sum(text => PasteReader.Read(text).Evidence.Count);
        }

        var times = texts.Select(_ => new double[rounds]).ToArray();
        var before = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < rounds; round++)
        {
            for (var at = 0; at < texts.Count; at++)
            {
                var start = Stopwatch.GetTimestamp();
                _ = PasteReader.Read(texts[at]);
                times[at][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        var processor = Environment.CpuUsage.TotalTime - before;
        return new([.. times.Select(Middle).Order()], texts.Count * rounds / processor.TotalSeconds);
    }

    /// <summary>The time that this share of the texts do not exceed.</summary>
    public double Percentile(double share) => Each[Math.Max(0, (int)Math.Ceiling(share * Each.Count) - 1)];

    private static double Middle(double[] times) => times.Order().ElementAt(times.Length / 2);
}
