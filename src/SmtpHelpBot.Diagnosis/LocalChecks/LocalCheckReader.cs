using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.LocalChecks;

/// <summary>Reads what the checks on the person's own computer print: Test-NetConnection, openssl s_client, nc, curl -v and Python. Pure; time grows linearly with the text.</summary>
public static class LocalCheckReader
{
    /// <summary>What openssl, curl and Python say of a certificate that they do not trust.</summary>
    private static readonly string[] Untrusted = ["CERTIFICATE_VERIFY_FAILED", "Verification error", "verify error:num=", "SSL certificate problem"];

    /// <summary>What each check in a paste showed, one for each server and port, in order; empty where the text is not the output of one.</summary>
    /// <param name="output">What was pasted, masked.</param>
    /// <param name="known">The settings in use: the output of some checks does not name the server.</param>
    public static IReadOnlyList<LocalCheck> Read(RedactedText output, MailSettings known) => LocalSigns.IsCheck(output.Value)
        ? [.. LocalTargets.Cut(output.Value).Select(piece => Read(piece, output, known)).OfType<LocalCheck>()
            .GroupBy(check => (check.Host, check.Port)).Select(same => same.Aggregate(Together))]
        : [];

    private static LocalCheck? Read(string piece, RedactedText output, MailSettings known) =>
        LocalSigns.Reachable(piece) is { } reachable && LocalTargets.Of(piece, known) is var (host, port)
            ? new(host, port, reachable, LocalIssuer.In(piece), output) { Untrusted = Untrusted.Any(words => piece.Contains(words, StringComparison.Ordinal)) }
            : null;

    /// <summary>Two tools at one server and port: what came about for one came about.</summary>
    private static LocalCheck Together(LocalCheck one, LocalCheck other) => one with
    {
        Reachable = one.Reachable || other.Reachable,
        TlsIssuer = one.TlsIssuer ?? other.TlsIssuer,
        Untrusted = one.Untrusted || other.Untrusted,
    };
}
