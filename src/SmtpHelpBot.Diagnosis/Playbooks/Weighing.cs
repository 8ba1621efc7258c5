using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Diagnosis.Playbooks;

/// <summary>Weighs all evidence of a case together.</summary>
public static class Weighing
{
    /// <summary>What a look at the server says, against what the server itself told the person.</summary>
    private const double ProbeWeight = 0.6;

    /// <summary>The case with its evidence weighed anew.</summary>
    public static CaseFile Weigh(this CaseFile open)
    {
        var evidence = open.Readings.SelectMany(reading => reading.Evidence).Concat(open.Probes.SelectMany(EvidenceOf))
            .OrderByDescending(item => item.Weight).ToList();
        var last = open.Readings.LastOrDefault(reading => reading.Fine is not null);
        return open with { Assessment = new(Ranking.Of(evidence), last?.Fine, evidence, last?.NextQuestion) };
    }

    private static IEnumerable<Evidence> EvidenceOf(ProbeReport report) =>
        report.Conclusion.Cause is { } cause ? [new(cause, ProbeWeight, "probe")] : [];
}
