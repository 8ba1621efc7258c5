using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Comparing;

/// <summary>What a provider documents, beside what was seen.</summary>
internal static class DocumentedWays
{
    /// <summary>The ways that a provider documents at a server; empty where it does not document the server.</summary>
    public static IReadOnlyList<SubmissionServer> At(string host, Provider provider) =>
        [.. provider.Servers.Where(server => server.IsPattern ? new HostPattern(server.Host) is { Tells: true } pattern && pattern.Matches(host) : server.Host.Equals(host, StringComparison.OrdinalIgnoreCase))];

    public static IEnumerable<Remark> Compare(ProbeReport report, Provider provider, MailSettings used)
    {
        var documented = At(report.Target, provider);
        if (documented.Count == 0)
        {
            return Elsewhere(report, provider, used);
        }

        var missing = documented.Select(way => Missing(report, provider, way)).OfType<Remark>().ToList();
        return documented.All(way => way.OldName) ? Elsewhere(report, provider, used)
            : missing.Count > 0 ? missing
            : documented.FirstOrDefault(way => Way.Working(report).Contains(new(way.Port, way.Encryption))) is { } seen ? [new(seen.Sure.KeyOf("documented_as_seen"), ("provider", new(provider.Name)))]
            : [];
    }

    /// <summary>A way that is documented and was not found; null where it was, or was not looked for.</summary>
    private static Remark? Missing(ProbeReport report, Provider provider, SubmissionServer way)
    {
        var looks = report.Ports.Where(port => port.Port == way.Port).ToList();
        var key = looks switch
        {
            [] => null,
            _ when looks.Exists(port => port.Tls is not null) => null,
            _ when looks.TrueForAll(port => port.Outcome is PortOutcome.TimedOut or PortOutcome.Refused or PortOutcome.Unreachable) => "documented_unreachable",
            _ when way.Encryption == Encryption.StartTls && looks.Exists(port => port.Outcome == PortOutcome.Completed) => "documented_stripped",
            _ => null,
        };
        return key is null ? null : new(way.Sure.KeyOf(key), ("provider", new(provider.Name)), ("port", Comparison.Number(way.Port)), ("encryption", Comparison.Mode(way.Encryption)));
    }

    /// <summary>The provider documents another server than the one that was looked at.</summary>
    private static IEnumerable<Remark> Elsewhere(ProbeReport report, Provider provider, MailSettings used)
    {
        if (ServerChoice.Fitting(provider, used.MailDomain, region: null).FirstOrDefault(server => !server.IsPattern) is { } server && !server.Host.Equals(report.Target, StringComparison.OrdinalIgnoreCase))
        {
            yield return new(server.Sure.KeyOf("documented_elsewhere"), ("provider", new(provider.Name)), ("right", new(server.Host)), ("port", Comparison.Number(server.Port)), ("encryption", Comparison.Mode(server.Encryption)), ("used", new(report.Target)));
        }
    }
}
