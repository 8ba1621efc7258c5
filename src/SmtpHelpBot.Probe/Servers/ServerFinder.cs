using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Dns;
using SmtpHelpBot.Probe.Targets;

namespace SmtpHelpBot.Probe.Servers;

/// <summary>Turns what a person gave (a host, an address, an e-mail address or a mail domain) into a server that may be looked at. Every name on the way passes the guard.</summary>
internal sealed class ServerFinder(TargetGuard guard, IServiceRecords records, IProviderServers providers, TimeProvider time)
{
    /// <summary>Finds the server.</summary>
    public async Task<Found> FindAsync(string asked, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var at = asked.LastIndexOf('@');
        var name = asked[(at + 1)..].Trim();
        var (decision, route) = at < 0
            ? await OfHostAsync(name, cancellation).ConfigureAwait(false)
            : await OfDomainAsync(name, cancellation).ConfigureAwait(false);
        return decision is TargetDecision.Allowed allowed
            ? new(decision, new(allowed.Target, route, Milliseconds(began, name)))
            : new(decision, null);
    }

    /// <summary>A host, unless it is the name of a mail domain.</summary>
    private async Task<(TargetDecision Decision, ServerRoute Route)> OfHostAsync(string name, CancellationToken cancellation)
    {
        if (HostSpelling.Normalise(name) is { } host && providers.OfDomain(host) is { } documented && documented != host)
        {
            return (await guard.CheckAsync(documented, cancellation).ConfigureAwait(false), ServerRoute.Provider);
        }

        var decision = await guard.CheckAsync(name, cancellation).ConfigureAwait(false);
        return decision is TargetDecision.NoAddress { Fault: NameFault.NoAddress } missing
            ? await ByRecordsAsync(missing.Host, cancellation).ConfigureAwait(false)
            : (decision, ServerRoute.Asked);
    }

    private async Task<(TargetDecision Decision, ServerRoute Route)> OfDomainAsync(string name, CancellationToken cancellation)
    {
        if (!guard.MayAsk(name, out var domain))
        {
            return (domain is null ? new TargetDecision.Malformed() : new TargetDecision.Refused(), ServerRoute.Asked);
        }

        return providers.OfDomain(domain) is { } documented
            ? (await guard.CheckAsync(documented, cancellation).ConfigureAwait(false), ServerRoute.Provider)
            : await ByRecordsAsync(domain, cancellation).ConfigureAwait(false);
    }

    /// <summary>What the domain announces for mail programs goes before where its mail arrives.</summary>
    private async Task<(TargetDecision Decision, ServerRoute Route)> ByRecordsAsync(string domain, CancellationToken cancellation)
    {
        var announced = records.FindSubmissionAsync(domain, cancellation);
        var exchangers = records.FindExchangersAsync(domain, cancellation);
        if (await announced.ConfigureAwait(false) is [var first, ..])
        {
            await exchangers.ConfigureAwait(false);
            return (await guard.CheckAsync(first.Host, cancellation).ConfigureAwait(false), ServerRoute.Announced);
        }

        var arriving = await exchangers.ConfigureAwait(false);
        if (arriving.Select(providers.OfExchanger).FirstOrDefault(host => host is not null) is { } documented)
        {
            return (await guard.CheckAsync(documented, cancellation).ConfigureAwait(false), ServerRoute.Provider);
        }

        // Without any record it is a domain that does not exist, or one that says nothing of its mail: its own name tells which.
        return arriving.FirstOrDefault(host => !providers.IsFilter(host)) is { } exchanger
            ? (await guard.CheckAsync(exchanger, cancellation).ConfigureAwait(false), ServerRoute.Exchanger)
            : (await guard.CheckAsync(domain, cancellation).ConfigureAwait(false), ServerRoute.Asked);
    }

    private double Milliseconds(long began, string name) =>
        System.Net.IPAddress.TryParse(name, out _) ? 0 : Math.Round(time.GetElapsedTime(began).TotalMilliseconds, 2);

    /// <summary>What came of it; the server where there is one.</summary>
    internal sealed record Found(TargetDecision Decision, Server? Server);
}
