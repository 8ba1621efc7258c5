using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Diagnosis.Playbooks;

/// <summary>Weighs all evidence of a case together.</summary>
public static class Weighing
{
    /// <summary>What is left to doubt, even where everything points one way.</summary>
    private const double Doubt = 0.1;

    /// <summary>The case with its evidence weighed anew.</summary>
    public static CaseFile Weigh(this CaseFile open)
    {
        var evidence = open.Readings.SelectMany(reading => reading.Evidence).Concat(open.Probes.SelectMany(ProbeEvidence))
            .OrderByDescending(item => item.Weight).ToList();
        var total = evidence.Sum(item => item.Weight) + Doubt;
        var ranked = evidence.GroupBy(item => item.Cause)
            .Select(group => new RankedCause(group.Key, group.Sum(item => item.Weight) / total))
            .OrderByDescending(candidate => candidate.Confidence).ThenBy(candidate => candidate.Cause);
        return open with
        {
            Assessment = new([.. ranked], open.Readings.LastOrDefault(reading => reading.Fine is not null)?.Fine, evidence, open.Readings is [.., var last] ? last.NextQuestion : null),
        };
    }

    private static IEnumerable<Evidence> ProbeEvidence(Probes.ProbeReport report) =>
        report.Conclusion.Cause is { } cause ? [new(cause, 0.4, "probe")] : [];
}
