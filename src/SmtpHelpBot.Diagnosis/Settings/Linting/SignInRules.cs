using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings.Pasted;

namespace SmtpHelpBot.Diagnosis.Settings.Linting;

/// <summary>Whether signing in like this can work at the provider at all.</summary>
internal static class SignInRules
{
    public static IEnumerable<Contradiction> Check(PastedSettings pasted)
    {
        var password = pasted.Config.FindAny(ClientCatalog.Shared.Described(pasted.Client).Keys?.Password);
        if (Stopgap.Is(password) || pasted.Password?.Traits.HasFlag(SecretTraits.Stopgap) == true)
        {
            yield return new("password_placeholder", Severity.Error);
        }

        if (pasted.Provider is not { } provider)
        {
            yield break;
        }

        if (provider.Servers.Count == 0)
        {
            yield return new("no_smtp_there", Severity.Error, "", provider.Name) { Sure = provider.SureOf("needs") };
        }
        else if (!SettingsCorrector.CanSignIn(pasted.Client, provider))
        {
            yield return new("mechanism_unknown", Severity.Error, pasted.Client.Name, $"{provider.Name}: {string.Join(", ", provider.SignIn.Mechanisms ?? [])}") { Sure = provider.SureOf("mechanisms") };
        }
        else if (provider.SignIn.Oauth == OauthOffer.Required && password is { Length: > 0 })
        {
            yield return new("oauth_only", Severity.Error, "", provider.Name) { Sure = provider.SureOf("sign_in") };
        }
    }
}
