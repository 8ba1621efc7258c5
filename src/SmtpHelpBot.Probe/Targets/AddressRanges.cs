using System.Net;
using System.Net.Sockets;

namespace SmtpHelpBot.Probe.Targets;

/// <summary>Which addresses are on the public internet (IANA special-purpose registries, RFC 6890), and which an operator allows beside them.</summary>
internal sealed class AddressRanges(IReadOnlyList<IPNetwork> allowed)
{
    private static readonly IPNetwork PublicIPv6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(range => IPNetwork.Parse(range)),
    ];

    /// <summary>Whether the address may be connected to. A scope id never may: it names an interface of this machine. Nor may a mapped address: IPv4 is written as IPv4.</summary>
    public bool MayConnect(IPAddress address) =>
        !HasScope(address) && !address.IsIPv4MappedToIPv6 && (allowed.Any(range => range.Contains(address)) || IsPublic(address));

    private static bool HasScope(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0;

    // Compatible, NAT64, ULA, link-local, multicast and the like all lie outside 2000::/3.
    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || PublicIPv6.Contains(address))
        && !Inside.Any(range => range.Contains(address));
}
