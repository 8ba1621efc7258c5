using System.Buffers;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings.Linting;
using SmtpHelpBot.Diagnosis.Settings.Pasted;
using SmtpHelpBot.Diagnosis.Settings.Scanning;

namespace SmtpHelpBot.Diagnosis.Settings.Intake;

/// <summary>What a pasted text says of settings.</summary>
/// <param name="Settings">The settings, as far as they are there; the client's id is among them.</param>
/// <param name="Provider">Id of the provider that server or address belong to; null where they do not tell.</param>
/// <param name="Contradictions">What does not go together, the worst first.</param>
public sealed record SettingsReading(MailSettings Settings, string? Provider, IReadOnlyList<Contradiction> Contradictions)
{
    /// <summary>There are no settings in the text.</summary>
    public static SettingsReading Nothing { get; } = new(MailSettings.Unknown, null, []);
}

/// <summary>Reads settings that somebody pasted: of frameworks, libraries, applications, commands, and what stands on a settings screen. Pure.</summary>
public static class SettingsReader
{
    private const int LongestText = 64 * 1024;
    private const string ScreenLabels = "label-settings";

    /// <summary>What no settings screen for mail is without, in any language.</summary>
    private static readonly SearchValues<string> ScreenWords = SearchValues.Create(["port", "server", "puerto", "poort", "serveur", "servidor", "端口", "ポート", "порт"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a text whose secrets are masked; time grows linearly with its length.</summary>
    public static SettingsReading Read(RedactionResult redacted)
    {
        var whole = redacted.Text.Value;
        var text = whole.Length > LongestText ? whole[..LongestText] : whole;
        var clients = ClientFinder.Find(text);
        var scans = new ConfigScans(text);
        var read = clients.Where(client => client.SettingsOf is null).Select(client => FieldReader.Read(client, client, scans.Of(client.Style)))
                .Where(FieldReader.IsConfigured).OrderByDescending(Completeness).FirstOrDefault()
            ?? Screen(clients.FirstOrDefault(client => client.SettingsOf is not null), text, scans);
        return read is not null
            ? new(SettingsOf(read) with { Form = FormFinder.Find(ClientCatalog.Shared.Described(read.Client), text) }, read.Provider?.Id, SettingsLinter.Check(WithPassword(read, redacted)))
            : clients is [var only, ..] ? SettingsReading.Nothing with { Settings = new(Client: only.Id) } : SettingsReading.Nothing;
    }

    private static PastedSettings WithPassword(PastedSettings read, RedactionResult redacted)
    {
        var password = PasswordFinder.Find(redacted, ClientCatalog.Shared.Described(read.Client).Keys?.Password, read.Config);
        return read with { Password = password, PasswordInAddress = password is not null && PasswordFinder.IsInAddress(redacted.Text.Value, password) };
    }

    /// <summary>What stands on the settings screen of a program or device.</summary>
    private static PastedSettings? Screen(Client? client, string text, ConfigScans scans)
    {
        var labels = ClientCatalog.Shared.Find(ScreenLabels)!;
        return text.AsSpan().ContainsAny(ScreenWords)
            ? FieldReader.Read(client ?? labels, labels, scans.Of(labels.Style)) is var read && read.IsConfigured() && read.Host?.Contains('.', StringComparison.Ordinal) == true ? read : null
            : null;
    }

    private static int Completeness(PastedSettings read) =>
        (read.Host is null ? 0 : 1) + (read.Port is null ? 0 : 1) + (read.User is null ? 0 : 1) + (read.From is null ? 0 : 1);

    private static MailSettings SettingsOf(PastedSettings read) => new(
        read.Host,
        read.Port,
        read.Encryption,
        FormOf(read),
        read.MailDomain,
        read.Client.Id == ScreenLabels ? null : read.Client.Id);

    private static UserNameForm? FormOf(PastedSettings read) => read.User switch
    {
        null or "" => null,
        _ when read.Provider?.UserName.Form is UserNameRule.Word or UserNameRule.Issued => UserNameForm.Fixed,
        { } user when user.Contains('@', StringComparison.Ordinal) => UserNameForm.FullAddress,
        _ => UserNameForm.LocalPart,
    };
}
