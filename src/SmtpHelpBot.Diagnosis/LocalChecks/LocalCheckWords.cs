using System.Globalization;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.LocalChecks;

/// <summary>Says what a check on the person's computer showed, beside what the bot saw itself.</summary>
public static class LocalCheckWords
{
    /// <summary>The sentences about the newest check, or about each that was pasted with it; empty where there was none.</summary>
    public static IReadOnlyList<string> Say(CaseFile open, Texts texts) => open.LocalChecks is [.., var last]
        ? [.. open.LocalChecks.Where(check => check.Output == last.Output).SelectMany(check => (string[])[Seen(check, texts), .. Issuer(check, texts), .. Compared(check, open, texts)]).Distinct(StringComparer.Ordinal)]
        : [];

    /// <summary>The newest check of the server that a report is about, beside that report; null where there was none, or of another port.</summary>
    public static SidesInWords? Beside(ProbeReport report, CaseFile open, Texts texts)
    {
        var check = open.LocalChecks.LastOrDefault(check => check.Host.Equals(report.Target, StringComparison.OrdinalIgnoreCase));
        return check is not null && LocalComparison.Compare(check, [report]) is { } sides
            ? new(Side(sides is TwoSides.Both or TwoSides.OnlyBot or TwoSides.OtherCertificate, check.Port, texts), Side(check.Reachable, check.Port, texts), string.Join(' ', Compared(check, open with { Probes = [report] }, texts)))
            : null;
    }

    private static string Side(bool reached, int port, Texts texts) =>
        texts.Format(reached ? "local_check.side.reached" : "local_check.side.not_reached", ("port", port.ToString(CultureInfo.InvariantCulture)));

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

/// <summary>Two looks at one server and port, in words.</summary>
/// <param name="Bot">What the bot's own showed.</param>
/// <param name="Person">What the one on the person's computer showed.</param>
/// <param name="Said">What both together mean.</param>
public sealed record SidesInWords(string Bot, string Person, string Said);
