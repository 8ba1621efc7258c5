using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>All known clients. Read on first use, once.</summary>
public sealed class ClientCatalog
{
    private static readonly Lazy<ClientCatalog> Known = new(() =>
        new([.. FactsJson.Names("clients.").Select(name => FactsJson.Read(name, FactsJson.Default.Client)).Select(client => client with { Forms = EnvironmentForms.Expand(client.Forms) }).OrderBy(client => client.Order)]));

    private readonly FrozenDictionary<string, Client> byId;

    private ClientCatalog(IReadOnlyList<Client> clients)
    {
        All = clients;
        byId = clients.ToFrozenDictionary(client => client.Id, StringComparer.Ordinal);
    }

    /// <summary>The catalogue.</summary>
    public static ClientCatalog Shared => Known.Value;

    /// <summary>All clients; where several fit, the first is meant.</summary>
    public IReadOnlyList<Client> All { get; }

    /// <summary>The client of an id; null where there is none.</summary>
    public Client? Find(string? id) => id is not null && byId.TryGetValue(id, out var client) ? client : null;

    /// <summary>The client whose settings this one's look like: mostly itself.</summary>
    public Client Described(Client client) => Find(client.SettingsOf) ?? client;
}
