using System.Globalization;
using SmtpHelpBot.Diagnosis.Redaction.Named;
using SmtpHelpBot.Diagnosis.Redaction.Placed;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Secrets in text that was escaped for an address as a whole (RFC 3986 section 2.1): <c>smtp%3A%2F%2Frosa%3A...%40smtp.b.example</c>.</summary>
internal static class EscapedSecrets
{
    /// <summary>The secrets of <paramref name="text"/> that show only when it is read without its escapes.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        if (!text.Contains("%3A", StringComparison.OrdinalIgnoreCase) && !text.Contains("%3D", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var (plain, places) = Unescape(text);
        return NamedSecrets.Find(plain).Concat(AddressSecrets.Find(plain)).Select(span => span with { Start = places[span.Start], End = places[span.End] });
    }

    /// <summary>The text without escapes of ASCII, and where each of its letters stands in the escaped one.</summary>
    private static (string Plain, int[] Places) Unescape(string text)
    {
        var plain = new char[text.Length];
        var places = new int[text.Length + 1];
        var length = 0;
        for (var at = 0; at < text.Length; length++)
        {
            var escaped = text[at] == '%' && at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && char.IsAscii((char)code) ? (char)code : (char?)null;
            (plain[length], places[length]) = (escaped ?? text[at], at);
            at += escaped is null ? 1 : 3;
        }

        places[length] = text.Length;
        return (new string(plain, 0, length), places);
    }
}
