using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Settings;

/// <summary>What stands in the user name field.</summary>
public enum UserNameForm
{
    /// <summary>The full e-mail address.</summary>
    FullAddress,

    /// <summary>Only what stands before the @.</summary>
    LocalPart,

    /// <summary>A fixed word or key that the provider gives.</summary>
    Fixed,
}

/// <summary>The settings a person uses, as far as they are known. Never holds a password.</summary>
/// <param name="Host">Name or address of the server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Encryption">How the connection is encrypted.</param>
/// <param name="UserName">What stands in the user name field.</param>
/// <param name="MailDomain">The domain of the e-mail address.</param>
/// <param name="Client">Id of the program or device that sends.</param>
/// <param name="Form">Id of the form of the client's settings in which they were pasted.</param>
public sealed record MailSettings(
    string? Host = null,
    int? Port = null,
    Encryption? Encryption = null,
    UserNameForm? UserName = null,
    string? MailDomain = null,
    string? Client = null,
    string? Form = null)
{
    /// <summary>Nothing is known.</summary>
    public static MailSettings Unknown { get; } = new();

    /// <summary>These settings, with what they leave open taken from <paramref name="older"/>.</summary>
    public MailSettings Over(MailSettings older) => new(
        Host ?? older.Host,
        Port ?? older.Port,
        Encryption ?? older.Encryption,
        UserName ?? older.UserName,
        MailDomain ?? older.MailDomain,
        Client ?? older.Client,
        Form ?? (Client is null || Client == older.Client ? older.Form : null));
}
