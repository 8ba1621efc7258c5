using System.Globalization;
using System.Text;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Benchmarks.Zoo;

/// <summary>Judges what a look came to.</summary>
internal static class Verdict
{
    /// <summary>What a server put behind its answer to STARTTLS: it must never be taken for an offer.</summary>
    private const string Injected = "INJECTED";

    /// <summary>What is wrong with the report; empty where it is right.</summary>
    public static string Of(ZooCase wanted, ProbeReport report) => string.Join("; ", Faults(wanted, report));

    private static IEnumerable<string> Faults(ZooCase wanted, ProbeReport report)
    {
        var cause = report.Conclusion.Cause?.ToName();
        if (cause != wanted.Cause)
        {
            yield return $"cause {cause ?? "none"} in place of {wanted.Cause ?? "none"}";
        }

        var seen = report.Conclusion.Findings.Concat(report.Findings.Concat(report.Ports.SelectMany(port => port.Findings)).Select(finding => finding.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in wanted.Findings.Where(finding => !seen.Contains(finding)))
        {
            yield return $"no {missing}";
        }

        foreach (var missing in wanted.Words.Where(words => !report.Conclusion.Text.Contains(words, StringComparison.Ordinal)))
        {
            yield return $"does not say \"{missing}\"";
        }

        if (Said(report).FirstOrDefault(IsUnsafe) is { } unsafeWords)
        {
            yield return $"keeps \"{unsafeWords}\"";
        }
    }

    private static IEnumerable<string> Said(ProbeReport report) => report.Ports.SelectMany(port => port.EhloBefore.Concat(port.EhloAfter).Concat(port.AuthAfter).Append(port.Banner ?? ""));

    private static bool IsUnsafe(string words) => words.Contains(Injected, StringComparison.Ordinal)
        || words.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format || (Rune.IsControl(rune) && rune.Value != '\n'));
}
