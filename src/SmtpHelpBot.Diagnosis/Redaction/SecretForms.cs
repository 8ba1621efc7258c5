using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Tells the form of a secret.</summary>
internal static class SecretForms
{
    private const int Group = 5;

    /// <summary>How keys begin, and how long they are at least: a shorter word only happens to begin so.</summary>
    private static readonly (string Beginning, int Shortest, SecretForm Form)[] Keys =
    [
        ("SG.", 20, SecretForm.SendGridKey), ("xsmtpsib-", 20, SecretForm.BrevoKey), ("xkeysib-", 20, SecretForm.BrevoApiKey), ("re_", 20, SecretForm.ResendKey), ("key-", 28, SecretForm.MailgunApiKey),
        ("md-", 20, SecretForm.MandrillKey), ("mssp.", 20, SecretForm.MailerSendPassword), ("mlsn.", 20, SecretForm.MailerSendApiKey),
        ("ya29.", 12, SecretForm.OauthToken), ("eyJ", 12, SecretForm.OauthToken), ("EwB", 12, SecretForm.OauthToken),
    ];

    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>The form of a secret. Blanks do not count.</summary>
    public static SecretForm Of(string secret)
    {
        var bare = string.Concat(secret.Where(letter => !char.IsWhiteSpace(letter)));
        return OfKey(bare) ?? bare.Length switch
        {
            16 => OfSixteen(bare),
            19 when IsDashed(bare) => SecretForm.DashedLetters,
            36 when Guid.TryParseExact(bare, "D", out _) => SecretForm.Uuid,
            >= 37 and <= 44 when IsOfEntra(bare) => SecretForm.EntraSecret,
            40 when !bare.AsSpan().ContainsAnyExcept(Base64) => SecretForm.AwsSecret,
            43 or 44 when !bare.AsSpan().ContainsAnyExcept(Base64) => SecretForm.SesPassword,
            _ => SecretForm.Other,
        };
    }

    private static SecretForm? OfKey(string bare)
    {
        foreach (var (beginning, shortest, form) in Keys)
        {
            if (bare.Length >= shortest && bare.StartsWith(beginning, StringComparison.Ordinal))
            {
                return form;
            }
        }

        return null;
    }

    /// <summary>Three letters, a digit and <c>Q~</c>: how Microsoft Entra marks the secrets it makes, so that scanners know them.</summary>
    private static bool IsOfEntra(string bare) => char.IsAsciiDigit(bare[3]) && bare.AsSpan(4).StartsWith("Q~", StringComparison.Ordinal);

    private static SecretForm OfSixteen(string bare) =>
        bare.All(char.IsAsciiLetterLower) ? SecretForm.SixteenLetters
        : !bare.All(char.IsAsciiLetterOrDigit) ? SecretForm.Other
        : bare.Any(char.IsAsciiLetterUpper) ? SecretForm.Sixteen
        : SecretForm.SixteenSmall;

    private static bool IsDashed(string bare)
    {
        for (var at = 0; at < bare.Length; at++)
        {
            if (at % Group == Group - 1 ? bare[at] != '-' : !char.IsAsciiLetterLower(bare[at]))
            {
                return false;
            }
        }

        return true;
    }
}
