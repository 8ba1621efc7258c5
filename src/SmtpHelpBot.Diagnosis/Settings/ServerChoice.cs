using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Settings;

/// <summary>Which of a provider's servers is for whom.</summary>
public static class ServerChoice
{
    /// <summary>The servers for this address, the best choice first. Former names and second choices come last.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="mailDomain">The domain of the person's address; null where it is not known.</param>
    /// <param name="region">The region of the person's account; null to tell it by the domain.</param>
    public static IEnumerable<SubmissionServer> Fitting(Provider provider, string? mailDomain, string? region)
    {
        var wanted = region ?? RegionOf(provider, mailDomain);
        return provider.Servers
            .Where(server => server.Domain is null || mailDomain is null || !provider.Servers.Any(other => other.Domain == mailDomain) || server.Domain == mailDomain)
            .OrderBy(server => server.OldName || server.SecondChoice)
            .ThenBy(server => wanted is not null && server.Region is not null && server.Region != wanted);
    }

    /// <summary>The region that a mail domain tells, as zoho.eu does; null where it tells none.</summary>
    public static string? RegionOf(Provider provider, string? mailDomain) => mailDomain is null
        ? null
        : provider.Servers.FirstOrDefault(server => server.Region is not null && server.Host.EndsWith($".{mailDomain}", StringComparison.OrdinalIgnoreCase))?.Region;
}
