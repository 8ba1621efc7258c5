using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>Whose servers a text is about.</summary>
internal static class ProviderFinder
{
    private const string Microsoft365 = "microsoft-365";
    private const string OutlookCom = "outlook-com";

    /// <summary>The provider: the one whose servers speak so, else whose server is named, else whose name is, else whose address; null where nothing tells.</summary>
    /// <param name="speaker">Whose servers speak so.</param>
    /// <param name="named">Whose name people wrote.</param>
    /// <param name="names">The servers and addresses in the text.</param>
    public static string? Find(string? speaker, string? named, IReadOnlyList<NameInText> names)
    {
        var found = speaker ?? First(names.Where(name => !name.IsAddress), OfServer) ?? named ?? First(names.Where(name => name.IsAddress), OfAddress);
        return found == Microsoft365 && names.Any(name => OfAddress(name) == OutlookCom) ? OutlookCom : found;
    }

    private static string? First(IEnumerable<NameInText> names, Func<NameInText, string?> find) => names.Select(find).FirstOrDefault(id => id is not null);

    private static string? OfServer(NameInText name) =>
        ProviderCatalog.Shared.OfHost(name.Domain) is [var documented, ..] ? documented.Id
        : ProviderCatalog.Shared.OfMailDomain(name.Domain, [name.Domain])?.Id;

    private static string? OfAddress(NameInText name) => name.IsAddress ? ProviderCatalog.Shared.OfMailDomain(name.Domain)?.Id : null;
}
