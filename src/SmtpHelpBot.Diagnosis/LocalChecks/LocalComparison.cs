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
    private const double Settled = 0.9;
    private const double Likely = 0.6;
    private const double Slight = 0.3;
    private const double Faint = 0.1;

    /// <summary>What both show; null where the bot did not look at that server and port. Its newest look counts: an older one is no longer true.</summary>
    public static TwoSides? Compare(LocalCheck check, IReadOnlyList<ProbeReport> probes)
    {
        if (probes.LastOrDefault(report => IsAbout(check, report)) is not { } report)
        {
            return null;
        }

        var looks = report.Ports.Where(port => port.Port == check.Port).ToList();
        return (check.Reachable, looks.Exists(port => port.Outcome is not (PortOutcome.Refused or PortOutcome.TimedOut or PortOutcome.Unreachable))) switch
        {
            (true, true) => looks.Exists(port => port.Tls is not null) && looks.TrueForAll(port => port.Tls is null || IsOther(check, port.Tls)) ? TwoSides.OtherCertificate : TwoSides.Both,
            (false, true) => TwoSides.OnlyBot,
            (true, false) => TwoSides.OnlyPerson,
            (false, false) => TwoSides.Neither,
        };
    }

    /// <summary>A look at the same port, or one that found no such name: then no port of it can be reached.</summary>
    private static bool IsAbout(LocalCheck check, ProbeReport report) =>
        report.Target.TrimEnd('.').Equals(check.Host, StringComparison.OrdinalIgnoreCase) && (report.Addresses.Count == 0 || report.Ports.Any(port => port.Port == check.Port));

    /// <summary>What the newest check of each server and port speaks for. That one port of a server is free says nothing where another is not.</summary>
    public static IEnumerable<Evidence> Evidence(CaseFile open) =>
        from checks in Newest(open).GroupBy(check => check.Host, StringComparer.Ordinal)
        from check in checks.Any(check => !check.Reachable) ? checks.Where(check => !check.Reachable) : checks
        from evidence in EvidenceOf(check, Compare(check, open.Probes))
        select evidence;

    /// <summary>The newest check of each server and port, the newest first.</summary>
    public static IEnumerable<LocalCheck> Newest(CaseFile open) => open.LocalChecks.Reverse().DistinctBy(check => (check.Host, check.Port));

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
        : tls.Trusted && check.Untrusted;
}
