using System.Net;
using SmtpHelpBot.Probe.Dns;

namespace SmtpHelpBot.Probe.Targets;

/// <summary>A server that may be probed. Only <see cref="TargetGuard"/> makes one; its addresses are what is connected to, no name is resolved again.</summary>
public sealed class ProbeTarget
{
    internal ProbeTarget(string host, IReadOnlyList<IPAddress> addresses) => (Host, Addresses) = (host, addresses);

    /// <summary>The name in ASCII, or the address.</summary>
    public string Host { get; }

    /// <summary>The checked addresses.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; }
}

/// <summary>What the guard says to a target.</summary>
public abstract record TargetDecision
{
    private TargetDecision()
    {
    }

    /// <summary>It may be probed.</summary>
    public sealed record Allowed(ProbeTarget Target) : TargetDecision;

    /// <summary>It may not. No reason is given, so that nobody maps an inside network by it.</summary>
    public sealed record Refused : TargetDecision;

    /// <summary>It is no host name and no address.</summary>
    public sealed record Malformed : TargetDecision;

    /// <summary>The name has no address, for the reason given.</summary>
    public sealed record NoAddress(string Host, NameFault Fault) : TargetDecision;
}
