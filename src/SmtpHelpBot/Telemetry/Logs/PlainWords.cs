using System.Globalization;
using System.Text;

namespace SmtpHelpBot.Telemetry.Logs;

/// <summary>
/// Words as they may stand in one line that somebody trusts. What would begin another line, move the cursor of a terminal, turn the
/// direction of writing or hide is written out, as <c>\u202E</c>, so that it is seen and does nothing.
/// </summary>
internal static class PlainWords
{
    /// <summary>More than this of one text says nothing more.</summary>
    public const int Longest = 4000;

    /// <summary>The words in one line, cut where they are longer than <paramref name="longest"/> letters.</summary>
    public static string Of(string words, int longest = Longest) => IsPlain(words) && words.Length <= longest ? words : Rewritten(words, longest);

    /// <summary>Whether nothing in them is written out.</summary>
    public static bool IsPlain(string words)
    {
        if (!words.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return true;
        }

        foreach (var rune in words.EnumerateRunes())
        {
            if (IsOdd(rune))
            {
                return false;
            }
        }

        return true;
    }

    private static string Rewritten(string words, int longest)
    {
        var line = new StringBuilder(Math.Min(words.Length, longest) + 16);
        foreach (var rune in words.EnumerateRunes())
        {
            if (line.Length >= longest)
            {
                return line.Append(" …").ToString();
            }

            line.Append(!IsOdd(rune) ? rune.ToString() : rune.Value switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                <= char.MaxValue => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
            });
        }

        return line.ToString();
    }

    /// <summary>What is half a pair reads as the sign for that, which is as plain as any.</summary>
    private static bool IsOdd(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
