using System.Security.Cryptography.X509Certificates;

namespace SmtpHelpBot.Probe.Session;

/// <summary>What all looks of one probe have in common.</summary>
/// <param name="Host">The host that is asked for, in TLS too.</param>
/// <param name="EhloName">The name that is given in EHLO.</param>
/// <param name="Dial">Makes the connections.</param>
/// <param name="Time">The time.</param>
internal sealed record Visit(string Host, string EhloName, IDial Dial, TimeProvider Time)
{
    /// <summary>The authorities that are trusted in place of this machine's; null for the machine's.</summary>
    public X509Certificate2Collection? Roots { get; init; }
}
