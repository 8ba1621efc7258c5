using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings.Pasted;

namespace SmtpHelpBot.Diagnosis.Settings.Linting;

/// <summary>Whether the password can be the right one, by what is left of it behind its mask.</summary>
internal static class PasswordRules
{
    private const string AmazonSes = "amazon-ses";

    /// <summary>Words that say that a token is meant to be there.</summary>
    private static readonly string[] OauthWords = ["XOAUTH2", "OAuth2", "oauth2", "OAUTHBEARER", "accessToken", "access_token"];

    public static IEnumerable<Contradiction> Check(PastedSettings pasted)
    {
        if (pasted.Password is not { } password || password.Traits.HasFlag(SecretTraits.Stopgap))
        {
            yield break;
        }

        if (pasted.PasswordInAddress && password.Traits.HasFlag(SecretTraits.Reserved))
        {
            yield return new("dsn_unescaped", Severity.Error);
        }

        if (password.Traits.HasFlag(SecretTraits.CopiedAlong))
        {
            yield return new("password_copied_along", Severity.Error);
        }

        if (!pasted.PasswordInAddress && password.Traits.HasFlag(SecretTraits.Escaped))
        {
            yield return new("password_escaped", Severity.Warning);
        }

        if (password.Form == SecretForm.OauthToken && !Array.Exists(OauthWords, pasted.Config.Has))
        {
            yield return new("password_is_token", Severity.Error);
        }
        else if (pasted.Provider is { } provider && (KeyMakers.Check(password.Form, provider) ?? Wrong(password, provider)) is { } wrong)
        {
            yield return wrong;
        }
    }

    private static Contradiction? Wrong(MaskedSecret password, Provider provider) => provider.SecretShape is { } wanted ? Wrong(password, wanted, provider) : null;

    private static Contradiction? Wrong(MaskedSecret password, SecretShape wanted, Provider provider) =>
        provider.Id == AmazonSes && password.Form == SecretForm.AwsSecret ? new("password_of_aws_key", Severity.Error)
        : !Fits(password.Form, wanted) ? new("password_other_kind", provider.Kind == ProviderKind.Relay ? Severity.Error : Severity.Warning, "", provider.Name) { Sure = wanted.Sure }
        : wanted.WithoutBlanks && password.Traits.HasFlag(SecretTraits.Blank) ? new("password_blanks", Severity.Hint, "", provider.Name) { Sure = wanted.Sure }
        : null;

    /// <summary>What is known of looks only partly is not held against anybody.</summary>
    private static bool Fits(SecretForm form, SecretShape wanted) => wanted.Sure == Sureness.Partly || wanted.Forms.Contains(form);
}
