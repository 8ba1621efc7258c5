using System.Collections.Frozen;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>Whose servers a text is about.</summary>
internal static class ProviderFinder
{
    private const string Microsoft365 = "microsoft-365";
    private const string OutlookCom = "outlook-com";

    /// <summary>Providers whose mail another one's servers handle: the servers speak alike, the customer is the former's.</summary>
    private static readonly FrozenDictionary<string, string> SpokenForBy = new (string Speaker, string[] Customers)[]
    {
        ("yahoo", ["aol", "verizon", "att", "sky", "cox", "rogers-shaw"]),
        (Microsoft365, ["microsoft-365-hve", "microsoft-365-connector"]),
        ("gmail", ["google-workspace", "google-workspace-relay"]),
    }.SelectMany(family => family.Customers.Select(customer => (customer, family.Speaker))).ToFrozenDictionary(pair => pair.customer, pair => pair.Speaker, StringComparer.Ordinal);

    /// <summary>The provider: the one whose servers speak so, else whose server is named, else whose name is, else whose address; null where nothing tells.</summary>
    /// <param name="speaker">Whose servers speak so.</param>
    /// <param name="named">Whose name people wrote.</param>
    /// <param name="names">The servers and addresses in the text.</param>
    public static string? Find(string? speaker, string? named, IReadOnlyList<NameInText> names)
    {
        var servers = names.Where(name => !name.IsAddress).Select(OfServer).FirstOrDefault(found => found.Count > 0) ?? [];
        var found = Speaker(speaker, servers) ?? named ?? names.Select(OfAddress).FirstOrDefault(id => id is not null);
        return found == Microsoft365 && names.Any(name => OfAddress(name) == OutlookCom) ? OutlookCom : found;
    }

    /// <summary>A server that is not the speaker's own may belong to a provider it speaks for.</summary>
    private static string? Speaker(string? speaker, IReadOnlyList<string> servers) =>
        speaker is null ? (servers is [var first, ..] ? first : null)
        : servers.Any(server => server == speaker) ? speaker
        : servers.FirstOrDefault(server => SpokenForBy.GetValueOrDefault(server) == speaker) ?? speaker;

    private static IReadOnlyList<string> OfServer(NameInText name) =>
        ProviderCatalog.Shared.OfHost(name.Domain) is { Count: > 0 } documented ? [.. documented.Select(provider => provider.Id)]
        : ProviderCatalog.Shared.OfMailDomain(name.Domain, [name.Domain]) is { } owner ? [owner.Id] : [];

    private static string? OfAddress(NameInText name) => name.IsAddress ? ProviderCatalog.Shared.OfMailDomain(name.Domain)?.Id : null;
}
