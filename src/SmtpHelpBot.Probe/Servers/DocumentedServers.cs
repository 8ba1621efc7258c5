using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Probe.Servers;

/// <summary>The submission servers that the provider facts name. A server whose name differs by customer is no answer here.</summary>
internal sealed class DocumentedServers : IProviderServers
{
    /// <inheritdoc />
    public string? OfDomain(string domain) => ProviderCatalog.Shared.OfMailDomain(domain) is { } provider ? Best(provider, domain) : null;

    /// <inheritdoc />
    public string? OfExchanger(string exchanger) => GatewayCatalog.OfMx(exchanger) is null && ProviderCatalog.Shared.OfMx(exchanger) is [var provider, ..] ? Best(provider, domain: null) : null;

    /// <inheritdoc />
    public bool IsFilter(string exchanger) => GatewayCatalog.OfMx(exchanger) is not null;

    // A server that is meant for one mail domain only goes before those for all.
    private static string? Best(Provider provider, string? domain) => provider.Servers
        .Where(server => !server.IsPattern && (server.Domain is null || server.Domain.Equals(domain, StringComparison.OrdinalIgnoreCase)))
        .OrderBy(server => server.Domain is null).ThenBy(server => server.OldName || server.SecondChoice)
        .FirstOrDefault()?.Host;
}
