using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Diagnosis.LocalChecks;

/// <summary>What two looks at a server show together: the person's and the bot's.</summary>
public enum TwoSides
{
    /// <summary>Both reach it.</summary>
    Both,

    /// <summary>Only the bot does: something blocks the person's way.</summary>
    OnlyBot,

    /// <summary>Only the person does: the server lets in some networks only.</summary>
    OnlyPerson,

    /// <summary>Nobody does.</summary>
    Neither,

    /// <summary>Both do, and get certificates of different issuers: something looks into the person's connection.</summary>
    OtherCertificate,
}

/// <summary>Compares the check on the person's computer with the bot's own probe. Pure.</summary>
public static class LocalComparison
{
    /// <summary>What openssl and Python say of a certificate that they do not trust.</summary>
    private static readonly string[] Untrusted = ["CERTIFICATE_VERIFY_FAILED", "Verification error", "verify error:num="];

    private const double Settled = 0.9;
    private const double Likely = 0.6;
    private const double Slight = 0.3;
    private const double Faint = 0.1;

    /// <summary>What both show; null where the bot did not look at that server and port.</summary>
    public static TwoSides? Compare(LocalCheck check, IEnumerable<ProbeReport> probes)
    {
        var looks = probes.Where(report => report.Target.TrimEnd('.').Equals(check.Host, StringComparison.OrdinalIgnoreCase)).SelectMany(report => report.Ports).Where(port => port.Port == check.Port).ToList();
        if (looks.Count == 0)
        {
            return null;
        }

        var reached = looks.Exists(port => port.Outcome is not (PortOutcome.Refused or PortOutcome.TimedOut));
        return (check.Reachable, reached) switch
        {
            (true, true) => looks.Exists(port => port.Tls is not null) && looks.TrueForAll(port => port.Tls is null || IsOther(check, port.Tls)) ? TwoSides.OtherCertificate : TwoSides.Both,
            (false, true) => TwoSides.OnlyBot,
            (true, false) => TwoSides.OnlyPerson,
            (false, false) => TwoSides.Neither,
        };
    }

    /// <summary>What the newest check of each server and port speaks for.</summary>
    public static IEnumerable<Evidence> Evidence(CaseFile open) =>
        from check in open.LocalChecks.Reverse().DistinctBy(check => (check.Host, check.Port))
        from evidence in EvidenceOf(check, Compare(check, open.Probes))
        select evidence;

    private static IEnumerable<Evidence> EvidenceOf(LocalCheck check, TwoSides? sides) => sides switch
    {
        TwoSides.OnlyBot => [new(Cause.FirewallAntivirus, Settled, "local_blocked", check.Output)],
        TwoSides.OtherCertificate => [new(Cause.FirewallAntivirus, Settled, "local_intercepted", check.Output)],
        TwoSides.Neither => [new(Cause.AccountSettings, Slight, "local_server_down", check.Output), new(Cause.ProviderIssue, Slight, "local_server_down", check.Output)],
        TwoSides.Both or TwoSides.OnlyPerson => [new(Cause.Credentials, Slight, "local_free", check.Output)],
        _ => check.Reachable ? [new(Cause.Credentials, Faint, "local_free", check.Output)] : [new(Cause.FirewallAntivirus, Likely, "no_answer", check.Output)],
    };

    /// <summary>Another issuer, or a certificate that only the person's computer does not trust.</summary>
    private static bool IsOther(LocalCheck check, TlsReport tls) => check.TlsIssuer is { Length: > 0 } issuer
        ? !tls.Issuer.Contains(issuer, StringComparison.OrdinalIgnoreCase)
        : tls.Trusted && Untrusted.Any(words => check.Output.Value.Contains(words, StringComparison.Ordinal));
}
