using System.Diagnostics;
using System.Globalization;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe;

namespace SmtpHelpBot.Benchmarks.Zoo;

/// <summary>Looks at every server of a zoo and says right or wrong.</summary>
internal static class ZooRun
{
    private const int AtOnce = 8;

    /// <summary>What a verdict may take beyond the deadline: this program shares the processors with all servers of the zoo.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(0.5);

    public static async Task RunAsync(ZooFolder zoo, IReadOnlyList<string> only, Report report)
    {
        var cases = ZooCase.Read(zoo.Path).Where(one => only.Count == 0 || only.Contains(one.Id, StringComparer.OrdinalIgnoreCase)).ToList();
        report.Title($"Servers of the zoo in {zoo.Path}");
        // The first look loads what every look needs: it is none of a server's doing.
        await LookAsync(zoo.Check(), cases[0]);
        var seen = new List<Seen>();
        foreach (var endless in cases.Where(one => one.IsEndless))
        {
            seen.Add(await LookAsync(zoo, endless));
        }

        using var slots = new SemaphoreSlim(AtOnce);
        seen.AddRange(await Task.WhenAll(cases.Where(one => !one.IsEndless).Select(one => InTurnAsync(zoo, one, slots))));
        foreach (var one in seen.OrderBy(one => cases.IndexOf(one.Case)))
        {
            report.Say(one.ToString());
        }

        report.Add("right", seen.Count(one => one.Fault.Length == 0), $"of {seen.Count}", Bound.AtLeast(seen.Count));
        report.Add("the longest look", seen.Max(one => one.Took.TotalSeconds), "s", Bound.AtMost((zoo.Settings().Deadline + Slack).TotalSeconds));
        report.Add("memory growth at the endless ones, most", seen.Where(one => one.Case.IsEndless).Select(one => one.Growth).DefaultIfEmpty().Max(), "MB", Bound.AtMost(16));
    }

    private static async Task<Seen> InTurnAsync(ZooFolder zoo, ZooCase one, SemaphoreSlim slots)
    {
        await slots.WaitAsync();
        try
        {
            return await LookAsync(zoo, one);
        }
        finally
        {
            slots.Release();
        }
    }

    private static async Task<Seen> LookAsync(ZooFolder zoo, ZooCase one)
    {
        var check = zoo.Check();
        for (var look = 1; look < one.Looks; look++)
        {
            await LookAsync(check, one);
        }

        var memory = one.IsEndless ? PeakMemory.Begin() : null;
        var clock = Stopwatch.StartNew();
        var report = await LookAsync(check, one);
        var took = clock.Elapsed;
        return new(one, report, took, memory?.Growth ?? 0, Verdict.Of(one, report));
    }

    private static async Task<ProbeReport> LookAsync(MailServerCheck check, ZooCase one)
    {
        var seen = await check.LookAsync(one.Address, [], (_, _) => { }, CancellationToken.None) as CheckAnswer.Seen
            ?? throw new InvalidOperationException($"{one.Id} was not looked at.");
        await seen.Goodbye;
        return await seen.Whole;
    }

    private sealed record Seen(ZooCase Case, ProbeReport Report, TimeSpan Took, double Growth, string Fault)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"  {Case.Id,-4} {(Fault.Length == 0 ? "right" : "WRONG"),-6}{Took.TotalSeconds,6:0.00} s{(Case.IsEndless ? $" {Growth,5:0.0} MB" : "         ")}  {(Fault.Length > 0 ? Fault : Report.Conclusion.Findings.Count == 0 ? "fine" : string.Join(", ", Report.Conclusion.Findings))}");
    }
}
