using SmtpHelpBot.Probe.Session;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>What stands out at one port of one address.</summary>
internal static class PortRules
{
    /// <summary>The relay port (RFC 5321): sign-in is not expected there.</summary>
    public const int Relay = 25;

    /// <summary>Port of implicit TLS (RFC 8314).</summary>
    public const int ImplicitTls = 465;

    /// <summary>Port of submission (RFC 6409).</summary>
    public const int Submission = 587;

    /// <summary>Everything that stands out, what explains most first.</summary>
    public static IReadOnlyList<Noted> Of(PortSight sight, DateTimeOffset now)
    {
        IEnumerable<Noted> other = OtherServices.Of(sight);
        if (other.Any())
        {
            return [.. other];
        }

        var session = sight.Session;
        return
        [
            .. ModeRules.Of(sight),
            .. sight.Second is null ? EndingRules.Of(sight) : [],
            .. CertificateRules.Of(session, now),
            .. SignInRules.Of(session, sight.Port),
        ];
    }
}
