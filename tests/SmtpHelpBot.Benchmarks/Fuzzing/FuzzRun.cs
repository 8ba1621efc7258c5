using System.Diagnostics;
using System.Globalization;
using System.Text;
using SmtpHelpBot.Benchmarks.Figures;

namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>Feeds a target with mutated seeds for a while: it must not crash, not hang, and not grow.</summary>
internal static class FuzzRun
{
    /// <summary>More processor time than this for one input is a hang.</summary>
    private const double LongestMs = 100;

    /// <summary>More memory than this after many inputs is growth without bounds.</summary>
    private const double MostMegabytes = 250;

    /// <summary>The first inputs meet what is compiled for them: their time is that of a start, and counts for none of them.</summary>
    private const int WarmUp = 200;

    /// <summary>What compiles or collects beside it counts too: an input that took this long is given again, and hangs where it takes long each time.</summary>
    private const double SuspectMs = 20;
    private const int Tries = 4;

    private const int LongestShown = 600;

    /// <summary>So many different crashes are enough to mend.</summary>
    private const int MostShown = 10;

    /// <summary>A bot may fail over an input while it is given the next ones.</summary>
    private const int Remembered = 6;

    /// <summary>Runs; the same seed gives the same inputs.</summary>
    public static async Task RunAsync(string kind, IFuzzTarget target, int seed, TimeSpan time, Report report)
    {
        report.Title($"{kind}: mutated seeds for {time.TotalSeconds:0} s, begun with {seed}");
        var random = new Random(seed);
        var (count, longest, letters, crashes) = (0, 0.0, 0L, 0);
        var (faults, last) = (new Dictionary<string, string>(StringComparer.Ordinal), new Queue<string>());
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time && faults.Count < MostShown; count++)
        {
            var input = target.Make(random);
            letters += input.Length;
            last.Enqueue(input);
            if (last.Count > Remembered)
            {
                last.Dequeue();
            }

            var (took, crash) = await FeedAsync(target, input);
            var isJudged = count >= WarmUp;
            longest = isJudged ? Math.Max(longest, took) : longest;
            crashes += crash is null ? 0 : 1;
            if ((crash ?? (isJudged && took > LongestMs ? $"{took:0} ms" : null)) is { } said && !faults.ContainsKey(WithoutNumbers(said)))
            {
                faults[WithoutNumbers(said)] = Keep(kind, said, last);
            }
        }

        faults.Values.ToList().ForEach(report.Say);
        report.Add("inputs", count, "");
        report.Add("their mean length", letters / (double)Math.Max(1, count), "letters");
        report.Add("crashes", crashes, "", Bound.AtMost(0));
        report.Add("processor time, most for one input", longest, "ms", Bound.AtMost(LongestMs));
        report.Add("memory growth", target.MemoryGrowth, "MB", Bound.AtMost(MostMegabytes));
    }

    /// <summary>The processor time of an input in ms, the least of several where the first was long; and what went wrong.</summary>
    private static async Task<(double Ms, string? Crash)> FeedAsync(IFuzzTarget target, string input)
    {
        var least = double.MaxValue;
        for (var time = 0; time < Tries && least > SuspectMs; time++)
        {
            var before = target.Cpu;
            try
            {
                await target.FeedAsync(input);
            }
            catch (Exception problem)
            {
                return (0, problem.ToString());
            }

            least = Math.Min(least, (target.Cpu - before).TotalMilliseconds);
        }

        return (least, null);
    }

    /// <summary>The same fault has the same words but for ids and times.</summary>
    private static string WithoutNumbers(string said) => string.Concat(said.Take(LongestShown).Where(letter => !char.IsAsciiDigit(letter)));

    /// <summary>Writes the last inputs to a file, so that one can become a test.</summary>
    private static string Keep(string kind, string said, IEnumerable<string> inputs)
    {
        var file = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"smtphelpbot-fuzz-{kind}-{Guid.NewGuid():N}.txt"));
        File.WriteAllText(file, string.Join($"{Environment.NewLine}----{Environment.NewLine}", inputs.Reverse()), Encoding.UTF8);
        return $"  {file}{Environment.NewLine}    {said[..Math.Min(said.Length, LongestShown)]}";
    }
}
