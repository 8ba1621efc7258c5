using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>Which of the names in a text is that of the mail server.</summary>
internal static class ServerFinder
{
    private static readonly string[] Beginnings = ["smtp", "mail", "send", "out", "relay", "mx", "email", "securesmtp", "exchange", "post", "in-v3", "asmtp", "authsmtp", "auth.smtp", "ssl"];

    /// <summary>The server that mail is handed to; null where none is named.</summary>
    public static NameInText? Find(IReadOnlyList<NameInText> names)
    {
        var servers = names.Where(name => !name.IsAddress && LooksLikeOne(name.Domain)).ToList();
        return servers.Find(name => name.Port is not null) ?? servers.FirstOrDefault();
    }

    private static bool LooksLikeOne(string name) =>
        ProviderCatalog.Shared.OfHost(name).Count > 0 || (Beginnings.Any(begin => name.StartsWith(begin, StringComparison.Ordinal)) && name.Count(letter => letter == '.') > 1);
}
