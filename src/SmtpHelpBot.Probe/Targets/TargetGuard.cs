using System.Net;

namespace SmtpHelpBot.Probe.Targets;

/// <summary>Finds the addresses of a name, without a search list.</summary>
public interface IAddressSource
{
    /// <summary>All A and AAAA addresses; empty where there are none.</summary>
    Task<IReadOnlyList<IPAddress>> FindAsync(string host, CancellationToken cancellation);
}

/// <summary>Decides what may be probed, so that nobody reaches the operator's own network through the bot.</summary>
/// <param name="names">Finds addresses; asked once a target.</param>
/// <param name="allowed">Ranges that the operator allows beside the public internet.</param>
/// <param name="refusedSuffixes">Domains that are never asked for, beside the ones for inside use.</param>
public sealed class TargetGuard(IAddressSource names, IReadOnlyList<IPNetwork> allowed, IReadOnlyList<string> refusedSuffixes)
{
    private static readonly string[] InsideSuffixes = ["local", "localhost", "internal", "home.arpa"];

    private readonly AddressRanges ranges = new(allowed);

    /// <summary>Checks a host name or an address in any spelling.</summary>
    public async Task<TargetDecision> CheckAsync(string text, CancellationToken cancellation)
    {
        if (HostSpelling.Normalise(text) is not { } host)
        {
            return new TargetDecision.Malformed();
        }

        if (IPAddress.TryParse(host, out var address))
        {
            return Judge(address.ToString(), [address]);
        }

        return IsInsideName(host)
            ? new TargetDecision.Refused()
            : Judge(host, await names.FindAsync(host, cancellation).ConfigureAwait(false));
    }

    // One inside address among public ones refuses the whole answer: a mixed answer is how names are rebound.
    private TargetDecision Judge(string host, IReadOnlyList<IPAddress> addresses) =>
        addresses.Count == 0 ? new TargetDecision.NoAddress(host)
        : addresses.All(ranges.MayConnect) ? new TargetDecision.Allowed(new ProbeTarget(host, [.. addresses]))
        : new TargetDecision.Refused();

    private bool IsInsideName(string host) =>
        !host.Contains('.', StringComparison.Ordinal)
        || InsideSuffixes.Concat(refusedSuffixes).Any(suffix => host.EndsWith($".{suffix}", StringComparison.OrdinalIgnoreCase)
            || host.Equals(suffix, StringComparison.OrdinalIgnoreCase));
}
