using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Tells the form of a secret.</summary>
internal static class SecretForms
{
    private const int Group = 5;
    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>The form of a secret. Blanks do not count.</summary>
    public static SecretForm Of(string secret)
    {
        var bare = string.Concat(secret.Where(letter => !char.IsWhiteSpace(letter)));
        return Begins(bare, "SG.") ? SecretForm.SendGridKey
            : Begins(bare, "xsmtpsib-") ? SecretForm.BrevoKey
            : Begins(bare, "re_") ? SecretForm.ResendKey
            : Begins(bare, "ya29.") || Begins(bare, "eyJ") || Begins(bare, "EwB") ? SecretForm.OauthToken
            : bare.Length switch
            {
                16 => OfSixteen(bare),
                19 when IsDashed(bare) => SecretForm.DashedLetters,
                36 when Guid.TryParseExact(bare, "D", out _) => SecretForm.Uuid,
                40 when !bare.AsSpan().ContainsAnyExcept(Base64) => SecretForm.AwsSecret,
                43 or 44 when !bare.AsSpan().ContainsAnyExcept(Base64) => SecretForm.SesPassword,
                _ => SecretForm.Other,
            };
    }

    private static bool Begins(string bare, string with) => bare.StartsWith(with, StringComparison.Ordinal);

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
