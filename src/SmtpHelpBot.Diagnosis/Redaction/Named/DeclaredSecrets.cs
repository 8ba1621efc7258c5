using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Named;

/// <summary>Secrets in a declaration, which has a type between the name and the value: <c>password: str = "..."</c>, <c>Password { get; set; } = "..."</c>.</summary>
internal static class DeclaredSecrets
{
    private const int LongestType = 60;
    private static readonly SearchValues<char> OfType = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 :;&<>[](){}?_.'|");
    private static readonly SearchValues<string> Types = SearchValues.Create(["str", "char", "get;", "text", "any"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Calls that make a value of the text in them.</summary>
    private static readonly string[] Wrappers = ["String::from(", "new String(", "String(", "str(", "Some(", "SecretString::new(", "SecretStr(", "Secret("];

    /// <summary>Whether a declaration with a text as its value stands there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the name ends.</param>
    /// <param name="secret">The secret in it; null where the text is none.</param>
    public static bool Is(string text, int at, out (int Start, int End)? secret)
    {
        var quote = QuoteOf(text, at);
        secret = quote is { } found ? SecretValue.Quoted(text, found) : null;
        return quote is not null;
    }

    private static int? QuoteOf(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(LongestType, text.Length - at));
        var sign = rest.IndexOfAnyExcept(OfType);
        if (sign < 0 || rest[sign] != '=' || (sign > 1 && !rest[..sign].ContainsAny(Types)))
        {
            return null;
        }

        var value = at + sign + 1;
        value += text.AsSpan(value).Length - text.AsSpan(value).TrimStart(' ').Length;
        foreach (var wrapper in Wrappers)
        {
            if (text.AsSpan(value).StartsWith(wrapper, StringComparison.Ordinal))
            {
                return value + wrapper.Length;
            }
        }

        return sign > 1 && Quotes.At(text, value) is not null ? value : null;
    }
}
