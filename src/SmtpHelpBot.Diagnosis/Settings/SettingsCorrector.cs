using System.Globalization;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Settings;

/// <summary>The settings as they should be, in the client's own form, to paste back. Secrets stay out: a placeholder stands where one belongs.</summary>
public static class SettingsCorrector
{
    private const int SubmissionPort = 587;
    private const int ImplicitPort = 465;

    /// <summary>The server, port and encryption that fit; null where no server is known.</summary>
    public static SubmissionServer? Right(MailSettings settings, Provider? provider, Client? client)
    {
        var able = Able(client);
        if (provider is { Servers.Count: > 0 })
        {
            var fitting = ServerChoice.Fitting(provider, settings.MailDomain, region: null).Where(server => able.Contains(server.Encryption)).ToList();
            var kept = fitting.FirstOrDefault(server => Is(server, settings.Host) && server.Port == settings.Port) ?? fitting.FirstOrDefault(server => Is(server, settings.Host) && server.Port is SubmissionPort or ImplicitPort);
            return (kept is { OldName: false, SecondChoice: false } ? kept : fitting.FirstOrDefault(server => server.Port is SubmissionPort or ImplicitPort) ?? fitting.FirstOrDefault()) is { } right
                ? right with { Host = HostOf(right, settings) }
                : null;
        }

        return settings.Host is { } own ? ByPort(own, settings.Port, able) : null;
    }

    /// <summary>The lines to paste; empty where the client has no such form or no server is known.</summary>
    public static IReadOnlyList<string> Lines(MailSettings settings, Provider? provider, Client? client)
    {
        if (client is null || Right(settings, provider, client) is not { } right)
        {
            return [];
        }

        return ClientCatalog.Shared.Described(client).Template.TryGetValue(right.Encryption, out var template)
            ? [.. template.Select(line => Fill(line, right, User(settings, provider), Address(settings), Mechanism(provider)))]
            : [];
    }

    /// <summary>What goes into the user name field, as far as it is known.</summary>
    public static string User(MailSettings settings, Provider? provider) => provider?.UserName switch
    {
        { Form: UserNameRule.Word, Words: [var word, ..] } => word,
        { Form: UserNameRule.Issued } => Placeholders.User,
        { Form: UserNameRule.LocalPart } => Placeholders.Name,
        _ => Address(settings),
    };

    /// <summary>The name with what differs by customer filled in, as far as it is known; placeholders stand for the rest.</summary>
    private static string HostOf(SubmissionServer server, MailSettings settings) => !server.IsPattern ? server.Host
        : Is(server, settings.Host) ? settings.Host!
        : server.Host
            .Replace("{domain}", settings.MailDomain ?? Placeholders.Domain, StringComparison.Ordinal)
            .Replace("{tenant}", settings.MailDomain?.Replace('.', '-') ?? Placeholders.Tenant, StringComparison.Ordinal)
            .Replace("{region}", Placeholders.Region, StringComparison.Ordinal)
            .Replace("{number}", Placeholders.Number, StringComparison.Ordinal);

    private static IReadOnlyList<Encryption> Able(Client? client) =>
        client is not null && ClientCatalog.Shared.Described(client).Template is { Count: > 0 } template ? [.. template.Keys] : [Encryption.StartTls, Encryption.ImplicitTls];

    private static SubmissionServer ByPort(string host, int? port, IReadOnlyList<Encryption> able) => port == ImplicitPort && able.Contains(Encryption.ImplicitTls)
        ? new(host, ImplicitPort, Encryption.ImplicitTls)
        : new(host, port is null or 25 or ImplicitPort or 143 or 993 or 110 or 995 ? SubmissionPort : port.Value, Encryption.StartTls);

    private static bool Is(SubmissionServer server, string? host) =>
        host is not null && (server.IsPattern ? new HostPattern(server.Host).Matches(host) : server.Host.Equals(host, StringComparison.OrdinalIgnoreCase));

    private static string Address(MailSettings settings) => $"{Placeholders.Name}@{settings.MailDomain ?? Placeholders.Domain}";

    /// <summary>Exchange Online offers LOGIN and not always PLAIN.</summary>
    private static string Mechanism(Provider? provider) =>
        provider?.SignIn.Mechanisms is { Count: > 0 } offered && !offered.Contains("PLAIN", StringComparer.Ordinal) ? "login" : "plain";

    private static string Fill(string line, SubmissionServer right, string user, string from, string mechanism) => line
        .Replace("{host}", right.Host, StringComparison.Ordinal)
        .Replace("{port}", right.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{user}", user, StringComparison.Ordinal)
        .Replace("{user_escaped}", Uri.EscapeDataString(user), StringComparison.Ordinal)
        .Replace("{from}", from, StringComparison.Ordinal)
        .Replace("{password}", Placeholders.Password, StringComparison.Ordinal)
        .Replace("{password_escaped}", Placeholders.Password, StringComparison.Ordinal)
        .Replace("{mechanism}", mechanism, StringComparison.Ordinal);
}
