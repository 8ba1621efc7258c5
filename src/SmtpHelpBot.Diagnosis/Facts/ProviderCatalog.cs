using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>All known providers. Read on first use, once.</summary>
public sealed class ProviderCatalog
{
    private static readonly Lazy<ProviderCatalog> Known = new(Load);

    private readonly FrozenDictionary<string, Provider> byId;
    private readonly FrozenDictionary<string, Provider> byDomain;
    private readonly FrozenDictionary<string, IReadOnlyList<Provider>> byHost;
    private readonly FrozenDictionary<string, IReadOnlyList<Provider>> byMx;
    private readonly IReadOnlyList<(HostPattern Pattern, Provider Provider)> patterns;

    private ProviderCatalog(IReadOnlyList<Provider> providers)
    {
        All = providers;
        byId = providers.ToFrozenDictionary(provider => provider.Id, StringComparer.Ordinal);
        byDomain = providers.SelectMany(provider => provider.Domains.Select(domain => (domain, provider)))
            .ToFrozenDictionary(pair => pair.domain, pair => pair.provider, StringComparer.OrdinalIgnoreCase);
        byHost = Group(
            providers.SelectMany(provider => provider.Servers.Select(server => (server, provider))).Where(pair => !pair.server.IsPattern)
                .OrderBy(pair => pair.server.SecondChoice || pair.server.OldName || pair.provider.Kind == ProviderKind.Hosting)
                .Select(pair => (pair.server.Host, pair.provider)));
        byMx = Group(providers.OrderBy(provider => provider.Domains.Count > 0).SelectMany(provider => provider.Mx.Select(mx => (mx, provider))));
        patterns = [.. providers.SelectMany(provider => provider.Servers.Where(server => server.IsPattern).Select(server => (new HostPattern(server.Host), provider)))
            .Where(pair => pair.Item1.Tells).DistinctBy(pair => pair.Item1)];
    }

    /// <summary>The catalogue.</summary>
    public static ProviderCatalog Shared => Known.Value;

    /// <summary>All providers; those that are meant more often come first.</summary>
    public IReadOnlyList<Provider> All { get; }

    /// <summary>The provider of an id; null where there is none.</summary>
    public Provider? Find(string? id) => id is not null && byId.TryGetValue(id, out var provider) ? provider : null;

    /// <summary>The provider whose own domain this is, or is a part of (<c>contoso.onmicrosoft.com</c>); null where it is nobody's own.</summary>
    public Provider? OfMailDomain(string domain) => HostName.Parents(domain).Select(byDomain.GetValueOrDefault).FirstOrDefault(provider => provider is not null);

    /// <summary>The providers that document this submission server, the one that is meant more often first; empty where none does.</summary>
    public IReadOnlyList<Provider> OfHost(string host)
    {
        var name = host.TrimEnd('.');
        return byHost.TryGetValue(name, out var providers) ? providers : [.. patterns.Where(pair => pair.Pattern.Matches(name)).Select(pair => pair.Provider)];
    }

    /// <summary>The providers whose incoming servers have such names; those for customers' own domains first; empty where none is known.</summary>
    public IReadOnlyList<Provider> OfMx(string mxHost) => HostName.Parents(mxHost).Select(byMx.GetValueOrDefault).FirstOrDefault(providers => providers is not null) ?? [];

    /// <summary>The provider of a mail domain: by the domain itself, else by the names in its MX records; null where neither tells.</summary>
    public Provider? OfMailDomain(string domain, IEnumerable<string> mxHosts) =>
        OfMailDomain(domain) ?? mxHosts.SelectMany(OfMx).FirstOrDefault();

    /// <summary>The provider of a server and a mail domain: the one that documents the server; where several do, the one that the domain belongs to, or that takes in other people's domains.</summary>
    public Provider? Of(string? host, string? mailDomain)
    {
        var named = mailDomain is null ? null : OfMailDomain(mailDomain);
        var documented = host is null ? [] : OfHost(host);
        return documented switch
        {
            [] => named,
            _ when named is not null && documented.Contains(named) => named,
            [var first] => first,
            [var first, ..] when mailDomain is null || named is not null => first,
            _ => documented.OrderBy(provider => provider.Kind == ProviderKind.Hosting).ThenBy(provider => provider.Domains.Count).First(),
        };
    }

    private static ProviderCatalog Load() =>
        new([.. FactsJson.Names("providers.").Select(name => FactsJson.Read(name, FactsJson.Default.Provider)).OrderBy(provider => provider.Order)]);

    private static FrozenDictionary<string, IReadOnlyList<Provider>> Group(IEnumerable<(string Key, Provider Provider)> pairs) =>
        pairs.Distinct().GroupBy(pair => pair.Key, pair => pair.Provider, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, IReadOnlyList<Provider> (group) => [.. group], StringComparer.OrdinalIgnoreCase);
}
