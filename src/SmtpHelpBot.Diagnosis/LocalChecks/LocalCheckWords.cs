using System.Globalization;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.LocalChecks;

/// <summary>Says what a check on the person's computer showed, beside what the bot saw itself.</summary>
public static class LocalCheckWords
{
    /// <summary>The sentences about the newest check; empty where there was none.</summary>
    public static IReadOnlyList<string> Say(CaseFile open, Texts texts) => open.LocalChecks is [.., var last]
        ? [Seen(last, texts), .. Issuer(last, texts), .. Compared(last, open, texts)]
        : [];

    private static string Seen(LocalCheck check, Texts texts) => texts.Format(
        check.Reachable ? "local_check.seen.reachable" : "local_check.seen.not_reachable",
        ("host", check.Host),
        ("port", check.Port.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<string> Issuer(LocalCheck check, Texts texts) =>
        check.TlsIssuer is { } issuer ? [texts.Format("local_check.seen.issuer", ("issuer", issuer))] : [];

    private static IEnumerable<string> Compared(LocalCheck check, CaseFile open, Texts texts) => LocalComparison.Compare(check, open.Probes) switch
    {
        TwoSides.Both => [texts["local_check.compared.both"]],
        TwoSides.OnlyBot => [texts["local_check.compared.only_bot"]],
        TwoSides.OnlyPerson => [texts["local_check.compared.only_person"]],
        TwoSides.Neither => [texts["local_check.compared.neither"]],
        TwoSides.OtherCertificate => [texts.Format("local_check.compared.other_certificate", ("issuer", IssuerSeen(check, open)))],
        null => [texts["local_check.compared.not_yet"]],
        var other => throw new ArgumentOutOfRangeException(nameof(check), other, "Not a comparison."),
    };

    private static string IssuerSeen(LocalCheck check, CaseFile open) =>
        open.Probes.SelectMany(report => report.Ports).LastOrDefault(port => port.Port == check.Port && port.Tls is not null)?.Tls?.Issuer ?? "";
}
