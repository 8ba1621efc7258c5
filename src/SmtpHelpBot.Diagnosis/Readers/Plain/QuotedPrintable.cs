using System.Globalization;
using System.Text;

namespace SmtpHelpBot.Diagnosis.Readers.Plain;

/// <summary>Undoes quoted-printable (RFC 2045 section 6.7), where a text shows its marks: <c>=3D</c>, <c>=20</c> or lines that end in <c>=</c>.</summary>
internal static class QuotedPrintable
{
    /// <summary>The text without its quoted-printable; one that shows no marks comes back as it is.</summary>
    public static string Undo(string source)
    {
        if (!source.Contains("=3D", StringComparison.Ordinal) && !source.Contains("=20\n", StringComparison.Ordinal) && !source.Contains("=C3=", StringComparison.Ordinal))
        {
            return source;
        }

        var bytes = new List<byte>(source.Length);
        Span<byte> letter = stackalloc byte[4];
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] == '=' && TrySkip(source, ref at, bytes))
            {
                continue;
            }

            var rune = Rune.TryGetRuneAt(source, at, out var found) ? found : Rune.ReplacementChar;
            at += rune.Utf16SequenceLength - 1;
            bytes.AddRange(letter[..rune.EncodeToUtf8(letter)]);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static bool TrySkip(string source, ref int at, List<byte> bytes)
    {
        var rest = source.AsSpan(at + 1);
        if (rest.StartsWith("\r\n") || rest.StartsWith("\n"))
        {
            at += rest[0] == '\r' ? 2 : 1;
            return true;
        }

        if (rest.Length < 2 || !byte.TryParse(rest[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        bytes.Add(value);
        at += 2;
        return true;
    }
}
