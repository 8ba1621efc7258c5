using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Playbooks;

/// <summary>The facts that a case leads to.</summary>
public static class CaseFacts
{
    /// <summary>The provider; null where it is not known. Where two share a server, the mail domain tells them apart.</summary>
    public static Provider? ProviderOf(CaseFile open)
    {
        var named = ProviderCatalog.Shared.Find(open.Provider);
        var told = ProviderCatalog.Shared.Of(open.Settings.Host, open.Settings.MailDomain);
        return named is null || (told is not null && ShareServer(named, told)) ? told ?? named : named;
    }

    /// <summary>The client; null where it is not known.</summary>
    public static Client? ClientOf(CaseFile open) =>
        ClientCatalog.Shared.Find(open.Settings.Client) ?? open.Readings.Select(reading => ClientCatalog.Shared.Find(reading.Library)).LastOrDefault(client => client is not null);

    private static bool ShareServer(Provider one, Provider other) =>
        one.Servers.Any(server => other.Servers.Any(same => same.Host.Equals(server.Host, StringComparison.OrdinalIgnoreCase)));
}
