using SmtpHelpBot.Probe.Session;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>Tells a port that encrypts in the other way: STARTTLS where TLS at once is usual, and the reverse.</summary>
internal static class ModeRules
{
    public static IEnumerable<Noted> Of(PortSight sight)
    {
        if (sight.Port == PortRules.ImplicitTls && sight.First.Foreign?.StartsWith("220", StringComparison.Ordinal) == true)
        {
            yield return new(FindingKind.StartTlsOn465);
        }

        if (sight.Port != PortRules.ImplicitTls && sight.Second?.Tls is not null)
        {
            yield return new(FindingKind.TlsAtOnce, ("port", Words.Of(sight.Port)));
        }
    }
}
