using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Diagnosis.Comparing;

/// <summary>A port and how the connection is encrypted there.</summary>
/// <param name="Port">The port.</param>
/// <param name="Encryption">How it is encrypted.</param>
public sealed record Way(int Port, Encryption Encryption)
{
    /// <summary>Port 25 is for mail between servers (RFC 5321): nobody's settings name it rightly.</summary>
    private const int Relay = 25;

    /// <summary>The ways that a look showed to work for people: encrypted, with sign-in, and with nothing wrong; the usual port first.</summary>
    public static IReadOnlyList<Way> Working(ProbeReport report) =>
    [
        .. report.Ports.Where(port => port.Port != Relay && Works(port)).Select(port => new Way(port.Port, Seen(port)))
            .Distinct().OrderByDescending(way => way.Port is 465 or 587).ThenBy(way => way.Port),
    ];

    /// <summary>How a port encrypts, as it was seen.</summary>
    public static Encryption Seen(PortReport port) =>
        port.Tls is null ? Encryption.None : port.EhloBefore.Count > 0 ? Encryption.StartTls : Encryption.ImplicitTls;

    /// <summary>Whether a port takes people's mail, with nothing wrong that would stop a mail program.</summary>
    public static bool Works(PortReport port) =>
        port is { Outcome: PortOutcome.Completed, Tls: not null, AuthAfter.Count: > 0 } && port.Findings.All(finding => finding.Cause is null);
}
