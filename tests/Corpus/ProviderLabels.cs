namespace SmtpHelpBot.Corpus;

/// <summary>The names that a corpus gives to providers, where they are not the ids of the facts.</summary>
internal static class ProviderLabels
{
    /// <summary>Labels that name no provider.</summary>
    private static readonly HashSet<string> Nobody = new(StringComparer.Ordinal) { "", "unknown", "self-hosted", "none", "exchange-onprem", "cpanel-exim", "shared-hosting", "exchange-hosted" };

    private static readonly Dictionary<string, (string[] Ids, string[] Words)> Known = new(StringComparer.Ordinal)
    {
        ["gmail"] = (["gmail", "google-workspace"], ["gmail", "gsmtp", "google"]),
        ["google-workspace"] = (["google-workspace", "gmail", "google-workspace-relay"], ["gsmtp", "gmail", "google"]),
        ["microsoft365"] = (["microsoft-365"], ["office365", "office 365", "outlook.com", "microsoft 365"]),
        ["outlook.com"] = (["outlook-com", "microsoft-365"], ["outlook.com", "hotmail"]),
        ["netease-163"] = (["netease"], ["163"]),
        ["mail.ru"] = (["mail-ru"], ["mail.ru"]),
        ["tencent-exmail"] = (["tencent-exmail"], ["exmail.qq", "腾讯企业"]),
        ["gmx"] = (["gmx-de", "gmx-com"], ["gmx"]),
        ["orange"] = (["orange-fr"], ["orange.fr", "wanadoo", "ofr"]),
        ["laposte"] = (["laposte"], ["laposte", "lpn"]),
        ["privateemail"] = (["namecheap"], ["privateemail", "namecheap"]),
        ["freenet.de"] = (["freenet"], ["freenet"]),
        ["tiscali"] = (["tim-it"], ["tim.it", "alice.it"]),
        ["proton"] = (["proton", "proton-bridge"], ["proton"]),
        ["aliyun"] = (["aliyun", "aliyun-qiye"], ["aliyun", "阿里云"]),
        ["amazon-ses"] = (["amazon-ses"], ["amazon ses", "amazonaws", "amazonses"]),
    };

    /// <summary>Whether its provider's name, domain or host stands in the text.</summary>
    public static bool StandsIn(CorpusItem item) =>
        item.Provider is { } label && !Nobody.Contains(label)
        && (Known.TryGetValue(label, out var known) ? known.Words : [label]).Any(word => item.Text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the id found is the one that the label means.</summary>
    public static bool Fits(CorpusItem item, string? id) =>
        id is not null && item.Provider is { } label && (id == label || (Known.TryGetValue(label, out var known) && known.Ids.Contains(id, StringComparer.Ordinal)));
}
