using System.Globalization;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Settings;

/// <summary>The settings as they should be, in the form in which the client's were pasted, to paste back. Secrets stay out: a placeholder stands where one belongs, or it is said where it goes.</summary>
public static class SettingsCorrector
{
    private const int SubmissionPort = 587;
    private const int ImplicitPort = 465;
    private static readonly IReadOnlyList<Encryption> Both = [Encryption.StartTls, Encryption.ImplicitTls];

    /// <summary>The server, port and encryption that fit; null where no server is known.</summary>
    public static SubmissionServer? Right(MailSettings settings, Provider? provider, Client? client)
    {
        var forms = FormsOf(client);
        var able = forms.Count > 0 ? Named(forms, settings.Form).Lines.Keys.ToList() : Both;
        return Among(able, settings, provider) ?? Among([.. forms.SelectMany(form => form.Lines.Keys).Distinct()], settings, provider);
    }

    /// <summary>What to paste; null where the client has no such form or cannot sign in there, or where no server is known.</summary>
    public static CorrectedSettings? Correct(MailSettings settings, Provider? provider, Client? client)
    {
        if (client is null || !CanSignIn(client, provider) || Right(settings, provider, client) is not { } right || FormFor(right.Encryption, settings, client) is not { } form)
        {
            return null;
        }

        var filling = new Filling(right, User(settings, provider), settings.MailDomain, Mechanism(provider));
        return new(
            filling.Fill(form.Lines[right.Encryption]),
            form.Beside is { } beside ? new(beside.In, beside.Name, filling.Fill(beside.Lines[right.Encryption])) : null,
            form.Secret,
            form.Remove.GetValueOrDefault(right.Encryption, []));
    }

    /// <summary>What goes into the user name field, as far as it is known.</summary>
    public static string User(MailSettings settings, Provider? provider) => provider?.UserName switch
    {
        { Form: UserNameRule.Word, Words: [var word, ..] } => word,
        { Form: UserNameRule.Issued } => Placeholders.User,
        { Form: UserNameRule.LocalPart } => Placeholders.Name,
        _ => Placeholders.AddressAt(settings.MailDomain),
    };

    /// <summary>Whether the client knows a mechanism that the provider offers, as far as both are known.</summary>
    internal static bool CanSignIn(Client client, Provider? provider) =>
        client.Mechanisms.Count == 0 || provider?.SignIn.Mechanisms is not { Count: > 0 } offered || offered.Intersect(client.Mechanisms, StringComparer.Ordinal).Any();

    private static SubmissionServer? Among(IReadOnlyList<Encryption> able, MailSettings settings, Provider? provider)
    {
        if (provider is { Servers.Count: > 0 })
        {
            var fitting = ServerChoice.Fitting(provider, settings.MailDomain, region: null).Where(server => able.Contains(server.Encryption)).ToList();
            var region = ServerChoice.RegionOf(provider, settings.MailDomain);
            var kept = fitting.FirstOrDefault(server => Is(server, settings.Host) && server.Port == settings.Port) ?? fitting.FirstOrDefault(server => Is(server, settings.Host) && server.Port is SubmissionPort or ImplicitPort);
            return (kept is { OldName: false, SecondChoice: false } && (region is null || kept.Region is null || kept.Region == region) ? kept : fitting.FirstOrDefault(server => server.Port is SubmissionPort or ImplicitPort) ?? fitting.FirstOrDefault()) is { } right
                ? right with { Host = HostOf(right, settings) }
                : null;
        }

        // A name without a dot is of the same computer or network, and tells nothing of the server that is meant.
        return settings.Host is { } own && own.Contains('.', StringComparison.Ordinal) ? ByPort(own, settings.Port, able) : null;
    }

    private static IReadOnlyList<ClientForm> FormsOf(Client? client) => client is null ? [] : ClientCatalog.Shared.Described(client).Forms;

    /// <summary>The form of this name, or else the usual one.</summary>
    private static ClientForm Named(IReadOnlyList<ClientForm> forms, string? id) => forms.FirstOrDefault(form => form.Id == id) ?? forms[0];

    /// <summary>The form that was pasted, or one in which this encryption can be set.</summary>
    private static ClientForm? FormFor(Encryption encryption, MailSettings settings, Client client)
    {
        var forms = FormsOf(client).Where(form => form.Lines.ContainsKey(encryption)).ToList();
        return forms.Count > 0 ? Named(forms, settings.Form) : null;
    }

    /// <summary>The name with what differs by customer filled in, as far as it is known; placeholders stand for the rest.</summary>
    private static string HostOf(SubmissionServer server, MailSettings settings) => !server.IsPattern ? server.Host
        : Is(server, settings.Host) ? settings.Host!
        : server.Host
            .Replace("{domain}", settings.MailDomain ?? Placeholders.Domain, StringComparison.Ordinal)
            .Replace("{tenant}", settings.MailDomain?.Replace('.', '-') ?? Placeholders.Tenant, StringComparison.Ordinal)
            .Replace("{region}", Placeholders.Region, StringComparison.Ordinal)
            .Replace("{number}", Placeholders.Number, StringComparison.Ordinal);

    private static SubmissionServer ByPort(string host, int? port, IReadOnlyList<Encryption> able) => port == ImplicitPort && able.Contains(Encryption.ImplicitTls)
        ? new(host, ImplicitPort, Encryption.ImplicitTls)
        : new(host, port is null or 25 or ImplicitPort or 143 or 993 or 110 or 995 ? SubmissionPort : port.Value, Encryption.StartTls);

    private static bool Is(SubmissionServer server, string? host) =>
        host is not null && (server.IsPattern ? new HostPattern(server.Host).Matches(host) : server.Host.Equals(host, StringComparison.OrdinalIgnoreCase));

    /// <summary>Exchange Online offers LOGIN and not always PLAIN.</summary>
    private static string Mechanism(Provider? provider) =>
        provider?.SignIn.Mechanisms is { Count: > 0 } offered && !offered.Contains("PLAIN", StringComparer.Ordinal) ? "login" : "plain";

    /// <summary>What is filled into the lines of a form.</summary>
    private sealed record Filling(SubmissionServer Server, string User, string? Domain, string Mechanism)
    {
        public IReadOnlyList<string> Fill(IEnumerable<string> lines) => [.. lines.Select(Fill)];

        private string Fill(string line) => line
            .Replace("{host}", Server.Host, StringComparison.Ordinal)
            .Replace("{port}", Server.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{user}", User, StringComparison.Ordinal)
            .Replace("{user_escaped}", Uri.EscapeDataString(User), StringComparison.Ordinal)
            .Replace("{from}", Placeholders.AddressAt(Domain), StringComparison.Ordinal)
            .Replace("{from_name}", Placeholders.Name, StringComparison.Ordinal)
            .Replace("{from_domain}", Domain ?? Placeholders.Domain, StringComparison.Ordinal)
            .Replace("{password}", Placeholders.Password, StringComparison.Ordinal)
            .Replace("{password_escaped}", Placeholders.Password, StringComparison.Ordinal)
            .Replace("{mechanism}", Mechanism, StringComparison.Ordinal);
    }
}
