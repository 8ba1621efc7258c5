namespace SmtpHelpBot.Probe.Session;

/// <summary>What all looks of one probe have in common.</summary>
/// <param name="Host">The host that is asked for, in TLS too.</param>
/// <param name="EhloName">The name that is given in EHLO.</param>
/// <param name="Dial">Makes the connections.</param>
/// <param name="Time">The time.</param>
internal sealed record Visit(string Host, string EhloName, IDial Dial, TimeProvider Time);
