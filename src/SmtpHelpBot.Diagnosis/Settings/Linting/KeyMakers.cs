using System.Collections.Frozen;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Settings.Linting;

/// <summary>Whose keys are known by their form, and whether mail is handed in with them.</summary>
internal static class KeyMakers
{
    private const string AzureCommunication = "azure-communication-services";

    private static readonly FrozenDictionary<SecretForm, (string Maker, bool ForMail)> Makers = new Dictionary<SecretForm, (string, bool)>
    {
        [SecretForm.SendGridKey] = ("sendgrid", true),
        [SecretForm.BrevoKey] = ("brevo", true),
        [SecretForm.BrevoApiKey] = ("brevo", false),
        [SecretForm.MailgunApiKey] = ("mailgun", false),
        [SecretForm.MandrillKey] = ("mandrill", true),
        [SecretForm.MailerSendPassword] = ("mailersend", true),
        [SecretForm.MailerSendApiKey] = ("mailersend", false),
        [SecretForm.ResendKey] = ("resend", true),
    }.ToFrozenDictionary();

    /// <summary>A key that another provider made, or that is not for handing in mail; null where nothing of the kind shows.</summary>
    public static Contradiction? Check(SecretForm form, Provider provider) => form switch
    {
        SecretForm.EntraSecret when provider.Id != AzureCommunication => new("password_is_app_secret", Severity.Error, "", provider.Name),
        SecretForm.Uuid when provider.Id == AzureCommunication => new("password_is_secret_id", Severity.Error, "", provider.Name),
        _ => Makers.TryGetValue(form, out var made) ? OfMaker(made.Maker, made.ForMail, provider) : null,
    };

    private static Contradiction? OfMaker(string maker, bool forMail, Provider provider) =>
        maker != provider.Id ? new("password_of_other_provider", Severity.Error, ProviderCatalog.Shared.Find(maker)!.Name, provider.Name)
        : forMail ? null
        : new("password_is_api_key", Severity.Error, "", provider.Name);
}
