using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>Makes one conclusion of all findings: what leads is what explains most; where a port is fine, only what also harms there leads.</summary>
internal static class Concluding
{
    private static readonly Dictionary<FindingKind, int> Rank = FindingKind.All.Select((kind, index) => (kind, index)).ToDictionary(pair => pair.kind, pair => pair.index);

    /// <summary>The conclusion of a look at a server.</summary>
    /// <param name="ports">What stands out at each port and address.</param>
    /// <param name="server">What stands out over all.</param>
    /// <param name="texts">The words.</param>
    public static ProbeConclusion Of(IReadOnlyList<PortNoted> ports, IReadOnlyList<Noted> server, Texts texts)
    {
        var fine = ports.Where(port => port.IsFine).Select(port => port.Sight.Port).Distinct().Order().ToList();
        var noted = server.Concat(ports.SelectMany(port => port.Noted)).DistinctBy(item => item.Kind).OrderBy(item => Rank[item.Kind]).ToList();
        var lead = noted.Find(item => item.Kind.Force == Force.Loud || (item.Kind.Force == Force.Fault && fine.Count == 0));
        var advice = noted.Where(item => item.Kind.Force == Force.Advice).ToList();
        var meaning = lead?.Meaning(texts) ?? (fine.Count > 0 ? texts.Format("conclusion.fine", ("ways", Ways(fine, texts))) : texts["conclusion.undecided"]);
        var open = fine.Count > 0 && lead is null ? Unencrypted(ports) : [];
        string[] minded = [.. open.Count == 0 ? [] : new[] { texts.Format("conclusion.avoid", ("ports", string.Join(", ", open.Select(Words.Of)))) }, .. advice.Select(item => item.Meaning(texts))];
        return new(
            lead?.Kind.Cause,
            string.Join(' ', [meaning, .. minded]),
            [.. lead is null ? [] : new[] { lead.Kind.Id }, .. open.Count == 0 ? [] : new[] { FindingKind.ClearTextOnly.Id }, .. advice.Select(item => item.Kind.Id)]) { Advice = minded };
    }

    /// <summary>The conclusion where there was no server to look at.</summary>
    public static ProbeConclusion Of(Noted lead, Texts texts) => new(lead.Kind.Cause, lead.Meaning(texts), [lead.Kind.Id]);

    /// <summary>The ports that take a password without encryption, beside those that are fine.</summary>
    private static List<int> Unencrypted(IReadOnlyList<PortNoted> ports) =>
        [.. ports.Where(port => port.Noted.Any(item => item.Kind == FindingKind.ClearTextOnly)).Select(port => port.Sight.Port).Distinct().Order()];

    private static string Ways(List<int> ports, Texts texts) => string.Join(
        texts["conclusion.or"],
        ports.Where(port => port != PortRules.Relay || ports.Count == 1)
            .Select(port => texts.Format(port == PortRules.ImplicitTls ? "conclusion.way_tls" : "conclusion.way_starttls", ("port", Words.Of(port)))));
}
