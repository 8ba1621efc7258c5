using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings.Pasted;

namespace SmtpHelpBot.Diagnosis.Settings.Linting;

/// <summary>The name of the server: whether mail can be handed in there at all, and whether it is the one for this address.</summary>
internal static class HostRules
{
    private static readonly string[] WebHosts = ["mail.google.com", "outlook.office.com", "outlook.live.com", "mail.yahoo.com", "webmail."];

    public static IEnumerable<Contradiction> Check(PastedSettings pasted)
    {
        if (pasted.HostField is not { Length: > 0 } field)
        {
            return [];
        }

        return Kind(pasted, field) is { } found ? [found]
            : pasted is { Host: { } host, IsRemote: true } && ForAddress(pasted, host) is { } other ? [other] : [];
    }

    private static Contradiction? Kind(PastedSettings pasted, string field)
    {
        var host = pasted.Host ?? field.Trim().ToLowerInvariant();
        return host switch
        {
            _ when field.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || field.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => new("web_host", Severity.Error, field),
            _ when WebHosts.Any(web => host.StartsWith(web, StringComparison.Ordinal)) => new("web_host", Severity.Error, host, Wanted(pasted)),
            _ when Begins(host, "imap", "pop", "pop3") => new("incoming_host", Severity.Error, host, Wanted(pasted)),
            _ when pasted.User is { Length: > 0 } && IsIncoming(host) => new("mx_host", Severity.Error, host, Wanted(pasted)),
            _ when field.Contains('@', StringComparison.Ordinal) => new("address_as_host", Severity.Error, field, Wanted(pasted)),
            _ => null,
        };
    }

    /// <summary>MX names take mail in for their own mailboxes and offer no sign-in.</summary>
    private static bool IsIncoming(string host) => ProviderCatalog.Shared.OfHost(host) is [] or [{ UserName.Form: UserNameRule.None }, ..]
        && (host.StartsWith("aspmx.", StringComparison.Ordinal) || host.Contains(".aspmx.", StringComparison.Ordinal) || host.EndsWith(".mail.protection.outlook.com", StringComparison.Ordinal)
            || (host.StartsWith("mx", StringComparison.Ordinal) && host.AsSpan(2).IndexOfAnyExceptInRange('0', '9') is >= 0 and var dot && host[2 + dot] == '.'));

    private static Contradiction? ForAddress(PastedSettings pasted, string host)
    {
        var owner = pasted.MailDomain is { } domain ? ProviderCatalog.Shared.OfMailDomain(domain) : null;
        var documented = ProviderCatalog.Shared.OfHost(host);
        if (owner is { Servers.Count: > 0 } && !documented.Contains(owner))
        {
            return documented is [] or [{ Kind: ProviderKind.Relay }, ..]
                ? documented is [] ? new("host_not_documented", Severity.Warning, host, $"{owner.Name}: {Names(owner, pasted)}") : null
                : new("wrong_host", Severity.Error, host, $"{owner.Name}: {Names(owner, pasted)}");
        }

        return pasted.Provider is { } provider ? AmongItsOwn(provider, pasted, host) : null;
    }

    /// <summary>A provider with several servers: the one for this region or mail domain, and by its present name.</summary>
    private static Contradiction? AmongItsOwn(Provider provider, PastedSettings pasted, string host)
    {
        if (PortRules.Documented(provider, host) is not [var used, ..])
        {
            return null;
        }

        var fit = ServerChoice.Fitting(provider, pasted.MailDomain, region: null).FirstOrDefault();
        return fit switch
        {
            { Domain: { } wanted } when wanted != used.Domain => new("wrong_host", Severity.Error, host, $"{pasted.MailDomain}: {fit.Host}"),
            { Region: { } region } when used.Region is not null && ServerChoice.RegionOf(provider, pasted.MailDomain) == region && used.Region != region => new("wrong_region", Severity.Error, host, fit.Host) { Sure = fit.Sure },
            _ when used.OldName => new("old_host_name", Severity.Hint, host, Names(provider, pasted)) { Sure = used.Sure },
            _ => null,
        };
    }

    private static string Wanted(PastedSettings pasted) => pasted.Provider is { Servers.Count: > 0 } provider ? $"{provider.Name}: {Names(provider, pasted)}" : "";

    private static string Names(Provider provider, PastedSettings pasted) =>
        ServerChoice.Fitting(provider, pasted.MailDomain, region: null).Select(server => server.Host).FirstOrDefault() ?? "";

    private static bool Begins(string host, params ReadOnlySpan<string> labels)
    {
        foreach (var label in labels)
        {
            if (host.StartsWith(label, StringComparison.Ordinal) && host.Length > label.Length && host[label.Length] is '.' or '-')
            {
                return true;
            }
        }

        return false;
    }
}
