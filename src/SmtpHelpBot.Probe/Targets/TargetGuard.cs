using System.Diagnostics.CodeAnalysis;
using System.Net;
using SmtpHelpBot.Probe.Dns;

namespace SmtpHelpBot.Probe.Targets;

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
            return Judge(address.ToString(), new([address], [], Fault: null));
        }

        return IsInsideName(host)
            ? new TargetDecision.Refused()
            : Judge(host, await names.FindAsync(host, cancellation).ConfigureAwait(false));
    }

    /// <summary>Whether the name service may be asked about a domain, which is then given in its one spelling; null where the text is no name.</summary>
    public bool MayAsk(string text, [NotNullWhen(true)] out string? domain)
    {
        domain = HostSpelling.Normalise(text);
        return domain is not null && !IPAddress.TryParse(domain, out _) && !IsInsideName(domain);
    }

    // One inside address among public ones refuses the whole answer: a mixed answer is how names are rebound.
    private TargetDecision Judge(string host, AddressAnswer answer) =>
        answer.Aliases.Any(IsInsideName) || !answer.Addresses.All(ranges.MayConnect) ? new TargetDecision.Refused()
        : answer.Addresses.Count > 0 ? new TargetDecision.Allowed(new ProbeTarget(host, [.. answer.Addresses]))
        : new TargetDecision.NoAddress(host, answer.Fault ?? NameFault.NoAddress);

    private bool IsInsideName(string host) =>
        !host.Contains('.', StringComparison.Ordinal)
        || InsideSuffixes.Concat(refusedSuffixes).Any(suffix => host.EndsWith($".{suffix}", StringComparison.OrdinalIgnoreCase)
            || host.Equals(suffix, StringComparison.OrdinalIgnoreCase));
}
