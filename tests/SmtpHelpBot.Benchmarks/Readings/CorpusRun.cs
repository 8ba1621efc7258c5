using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Corpus;

namespace SmtpHelpBot.Benchmarks.Readings;

/// <summary>How well and how fast a corpus of real texts is read.</summary>
internal static class CorpusRun
{
    private const int Rounds = 20;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static void Run(Report report, FileInfo file)
    {
        CorpusItem[] items = [.. CorpusItem.Of(File.ReadLines(file.FullName))];
        var score = CorpusScore.On(items);
        report.Title($"{file.Name}: {items.Length} texts, {items.Count(item => item.IsStrict)} of them settle their cause");
        report.Say(CorpusTables.Summary(score));
        report.Say(CorpusTables.Details(score));
        report.Title("What it has to keep");
        report.Add("right cause first, where the text settles it (strict)", Percent(score.Strict), "%", Bound.AtLeast(97));
        report.Add("right or another allowed cause first (lenient)", Percent(score.Lenient), "%", Bound.AtLeast(94));
        report.Add("taken for something else than sending mail", Percent(score.FalseAlarms), "%", Bound.AtMost(1));
        report.Add("provider found, where it stands in the text", Percent(score.Providers), "%", Bound.AtLeast(97));
        report.Add("codes found, where they stand in the text", Percent(score.Codes), "%", Bound.AtLeast(100));
        report.Add("library found", Percent(score.Libraries), "%");
        report.Add("finer diagnosis", Percent(score.Fine), "%");
        AddTimes(report, ReadingTimes.Of([.. items.Select(item => item.Text)], Rounds, WarmUp));
    }

    private static void AddTimes(Report report, ReadingTimes times)
    {
        report.Add("time for a text, median", times.Percentile(0.5), "us", Bound.AtMost(200));
        report.Add("  mean", times.Each.Average(), "us");
        report.Add("  p99", times.Percentile(0.99), "us");
        report.Add("texts that a core reads", times.PerSecond, "/s", Bound.AtLeast(5_000));
    }

    private static double Percent(Share share) => 100 * share.Ratio;
}
