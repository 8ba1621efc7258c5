using System.Globalization;
using System.Text;

namespace SmtpHelpBot.Probe.Wire;

/// <summary>Makes a server's words fit to be kept and shown: no control characters, nothing that turns the writing direction or hides letters, and not too long.</summary>
internal static class ServerText
{
    /// <summary>The longest line that is kept of what a server says, in UTF-16 units.</summary>
    public const int MostUnits = 200;

    /// <summary>The text as it may be kept.</summary>
    public static string Clean(string text, int most = MostUnits)
    {
        var clean = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > most - 1)
            {
                return clean.Append('…').ToString();
            }

            if (!IsHidden(rune))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
