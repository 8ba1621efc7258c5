using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Comparing;

/// <summary>What the person uses that the server, as it was seen, does not take.</summary>
internal static class SettingChanges
{
    public static IEnumerable<Remark> Of(ProbeReport report, MailSettings used, Provider? provider) =>
        [.. Host(report, used, provider), .. PortAndEncryption(report, used), .. User(used, provider)];

    /// <summary>Only a server that the provider documents, or that the domain announces, goes before the one that is in use.</summary>
    private static IEnumerable<Remark> Host(ProbeReport report, MailSettings used, Provider? provider)
    {
        var isOfficial = report.Route is ServerRoute.Provider or ServerRoute.Announced || (provider is not null && DocumentedWays.At(report.Target, provider).Count > 0);
        if (used.Host is { } host && !Same(host, report.Target) && isOfficial && (provider is null || DocumentedWays.At(host, provider).Count == 0))
        {
            yield return new("host", ("right", new(report.Target)), ("used", new(host)));
        }
    }

    private static IEnumerable<Remark> PortAndEncryption(ProbeReport report, MailSettings used)
    {
        var working = Way.Working(report);
        // Another server than the one that was looked at may well have other ports.
        if (used.Port is not { } port || working is not [var best, ..] || (used.Host is { } host && !Same(host, report.Target) && report.Route == ServerRoute.Asked))
        {
            yield break;
        }

        var there = working.FirstOrDefault(way => way.Port == port);
        if (there is null && (report.Ports.Any(seen => seen.Port == port) || report.Ports.Select(seen => seen.Port).Distinct().Count() > 1))
        {
            yield return new("port", ("right", Comparison.Number(best.Port)), ("encryption", Comparison.Mode(best.Encryption)), ("used", Comparison.Number(port)));
        }
        else if (there is not null && used.Encryption is { } encryption && encryption != there.Encryption)
        {
            yield return new("encryption", ("port", Comparison.Number(port)), ("right", Comparison.Mode(there.Encryption)), ("used", Comparison.Mode(encryption)));
        }
    }

    private static IEnumerable<Remark> User(MailSettings used, Provider? provider)
    {
        if (WantedName(used.UserName, provider?.UserName) is { } wanted)
        {
            yield return new(provider!.SureOf("user_name").KeyOf("user"), ("right", wanted), ("provider", new(provider.Name)));
        }
    }

    private static RemarkValue? WantedName(UserNameForm? used, UserNameFact? wanted) => (used, wanted) switch
    {
        (UserNameForm.LocalPart, { Form: UserNameRule.FullAddress }) => new("user_name.full_address", IsKey: true),
        (UserNameForm.FullAddress, { Form: UserNameRule.LocalPart }) => new("user_name.local_part", IsKey: true),
        (UserNameForm.FullAddress or UserNameForm.LocalPart, { Form: UserNameRule.Word, Words: [var word, ..] }) => new(word),
        _ => null,
    };

    private static bool Same(string host, string other) => host.TrimEnd('.').Equals(other.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}
