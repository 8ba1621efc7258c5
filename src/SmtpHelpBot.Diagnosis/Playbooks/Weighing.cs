using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Comparing;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.LocalChecks;
using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Diagnosis.Playbooks;

/// <summary>Weighs all evidence of a case together.</summary>
public static class Weighing
{
    /// <summary>What a look at the server says, against what the server itself told the person.</summary>
    private const double ProbeWeight = 0.6;

    /// <summary>Settings that fit leave the sign-in; what the server said of it tells more.</summary>
    private const double FitsWeight = 0.2;

    /// <summary>The case with its evidence weighed anew.</summary>
    public static CaseFile Weigh(this CaseFile open)
    {
        var evidence = open.Readings.SelectMany(reading => reading.Evidence).Concat(open.Probes.SelectMany(EvidenceOf)).Concat(Compared(open)).Concat(LocalComparison.Evidence(open)).ToList();
        var ranked = Ranking.Of(evidence);
        var last = open.Readings.LastOrDefault(reading => reading.Fine is not null);
        return open with { Assessment = new(ranked, last?.Fine, InOrder(evidence, ranked), last?.NextQuestion) };
    }

    /// <summary>
    /// What speaks for the likeliest cause comes first, the loudest before the rest. What was said before is not said again, and of what
    /// speaks for one cause by the same words only the loudest is said: the others are vaguer, or say it once more.
    /// </summary>
    private static List<Evidence> InOrder(List<Evidence> evidence, IReadOnlyList<RankedCause> ranked) =>
    [
        .. evidence.OrderByDescending(item => item.Cause == ranked[0].Cause).ThenByDescending(item => item.Weight).DistinctBy(item => (item.Cause, item.Reason))
            .DistinctBy(item => (item.Cause, item.Quote is { IsEmpty: false } words ? words.Value : item.Reason)),
    ];

    /// <summary>A server that is fine says something of the settings: they fit it, or they do not.</summary>
    private static IEnumerable<Evidence> Compared(CaseFile open) =>
        open.Probes is not [.., { Conclusion.Cause: null } last] ? []
        : Comparison.Of(last, open.Settings, ProviderCatalog.Shared.Find(open.Provider)) switch
        {
            { Changes.Count: > 0 } => [new(Cause.AccountSettings, ProbeWeight, "settings_differ")],
            { Fits: true } => [new(Cause.Credentials, FitsWeight, "settings_fit")],
            _ => [],
        };

    private static IEnumerable<Evidence> EvidenceOf(ProbeReport report) =>
        report.Conclusion.Cause is { } cause ? [new(cause, ProbeWeight, "probe")] : [];
}
