using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>Finds a name and a value with a blank between, one a line, as in an msmtp file.</summary>
internal static class WordScanner
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    /// <summary>The settings of a text, in order.</summary>
    public static IEnumerable<ConfigEntry> Scan(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var words = line.Trim();
            var blank = words.AsSpan().IndexOfAny(' ', '\t');
            if (blank > 0 && words[0] != '#' && !words.AsSpan(0, blank).ContainsAnyExcept(Letters))
            {
                yield return new(words[..blank], words[blank..].Trim().Trim('"'));
            }
        }
    }
}
