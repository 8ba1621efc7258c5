using System.Net;

namespace SmtpHelpBot.Probe.Session;

/// <summary>What one port of one address showed.</summary>
/// <param name="Port">The port.</param>
/// <param name="Address">The address.</param>
/// <param name="First">What the first connection showed.</param>
/// <param name="Second">What a second one showed, in the other mode; null where there was no doubt or it settled nothing.</param>
internal sealed record PortSight(int Port, IPAddress Address, Sight First, Sight? Second)
{
    /// <summary>The connection that showed the most.</summary>
    public Sight Session => Second ?? First;

    /// <summary>The old version of TLS that the server would take; null where it takes none, or a current one.</summary>
    public string? OldTls { get; init; }

    /// <summary>Whether the server, which takes TLS 1.3, refused TLS 1.2; false where it was not asked or did not say.</summary>
    public bool RefusesTls12 { get; init; }
}
