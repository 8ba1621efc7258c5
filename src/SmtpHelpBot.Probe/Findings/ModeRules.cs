using SmtpHelpBot.Probe.Session;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>Tells a port that encrypts in another way than is usual: STARTTLS where TLS at once is, the reverse, or the newest version only.</summary>
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

        if (sight.RefusesTls12)
        {
            yield return new(FindingKind.TlsNewOnly);
        }
    }
}
