using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Notes of a secret what is left of it behind its mask.</summary>
internal static class SecretLook
{
    private const int Longest = 512;
    private static readonly SearchValues<char> Reserved = SearchValues.Create("@:/?#[]+ ");

    /// <summary>Signs that a plain value in YAML may not begin with (YAML 1.2.2 section 7.3.3).</summary>
    private const string YamlSigns = "@%!&*`|>{[";

    /// <summary>What is left of the secret at <paramref name="span"/>.</summary>
    /// <param name="text">The text before it was masked.</param>
    /// <param name="span">Where the secret stands in it.</param>
    /// <param name="at">Where its mask begins in the masked text.</param>
    public static MaskedSecret Of(string text, SecretSpan span, int at)
    {
        var secret = text[span.Start..Math.Min(span.End, span.Start + Longest)];
        return new(at, span.Kind, SecretForms.Of(secret), TraitsOf(secret) | (IsQuoted(text, span) ? SecretTraits.Quoted : SecretTraits.None));
    }

    private static SecretTraits TraitsOf(string secret) =>
        If(secret.Any(char.IsWhiteSpace), SecretTraits.Blank)
        | If(secret.Contains('#', StringComparison.Ordinal), SecretTraits.Hash)
        | If(secret.Contains(';', StringComparison.Ordinal), SecretTraits.Semicolon)
        | If(secret.Contains('$', StringComparison.Ordinal), SecretTraits.Dollar)
        | If(secret.AsSpan().ContainsAny('\'', '"'), SecretTraits.QuotationMark)
        | If(secret.AsSpan().ContainsAny(Reserved) || Percents(secret).Any(at => !IsEscape(secret, at)), SecretTraits.Reserved)
        | If(!System.Text.Ascii.IsValid(secret), SecretTraits.NotAscii)
        | If(YamlSigns.Contains(secret[0], StringComparison.Ordinal) || secret.All(char.IsAsciiDigit), SecretTraits.ReadByYaml)
        | If(IsCopiedAlong(secret[0]) || IsCopiedAlong(secret[^1]), SecretTraits.CopiedAlong)
        | If(Percents(secret).Any(at => IsEscape(secret, at)), SecretTraits.Escaped)
        | If(Stopgap.Is(secret), SecretTraits.Stopgap);

    private static bool IsCopiedAlong(char letter) => char.IsWhiteSpace(letter) || letter is '\'' or '"';

    private static SecretTraits If(bool holds, SecretTraits trait) => holds ? trait : SecretTraits.None;

    private static bool IsQuoted(string text, SecretSpan span) =>
        span.Start > 0 && span.End < text.Length && text[span.Start - 1] is '"' or '\'' && text[span.Start - 1] == text[span.End];

    private static IEnumerable<int> Percents(string secret)
    {
        for (var at = secret.IndexOf('%', StringComparison.Ordinal); at >= 0; at = secret.IndexOf('%', at + 1))
        {
            yield return at;
        }
    }

    private static bool IsEscape(string secret, int at) => at + 2 < secret.Length && char.IsAsciiHexDigit(secret[at + 1]) && char.IsAsciiHexDigit(secret[at + 2]);
}
