using System.Net;

namespace SmtpHelpBot.Probe.Dns;

/// <summary>Finds the addresses of a name, without a search list.</summary>
public interface IAddressSource
{
    /// <summary>All A and AAAA addresses; a name without any, and a resolver that fails, are answers.</summary>
    Task<AddressAnswer> FindAsync(string host, CancellationToken cancellation);
}

/// <summary>What the name service says of a host.</summary>
/// <param name="Addresses">Its addresses; empty where there are none.</param>
/// <param name="Aliases">The names it stands for (CNAME), in order.</param>
/// <param name="Fault">Why there is no address; null where there is one.</param>
public sealed record AddressAnswer(IReadOnlyList<IPAddress> Addresses, IReadOnlyList<string> Aliases, NameFault? Fault)
{
    /// <summary>An answer without any address.</summary>
    public static AddressAnswer None(NameFault fault) => new([], [], fault);
}

/// <summary>Why a name has no address.</summary>
public enum NameFault
{
    /// <summary>The name does not exist (NXDOMAIN, RFC 1035, section 4.1.1).</summary>
    NoSuchName,

    /// <summary>The name exists, but has no address.</summary>
    NoAddress,

    /// <summary>The resolver got no usable answer from the servers of the domain (SERVFAIL), or would not answer (REFUSED).</summary>
    ServerFailure,

    /// <summary>The resolver did not answer in time.</summary>
    TimedOut,
}
