using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>Finds options of a command: <c>--server smtp.example.com -tls</c>. An option without a value is <c>true</c>.</summary>
internal static class OptionScanner
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\\`");

    /// <summary>The settings of a text, in order.</summary>
    public static IEnumerable<ConfigEntry> Scan(string text)
    {
        var words = Words(text);
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] is not ['-', _, ..])
            {
                continue;
            }

            var equal = words[at].IndexOf('=', StringComparison.Ordinal);
            if (equal > 0)
            {
                yield return new(words[at][..equal], words[at][(equal + 1)..]);
            }
            else
            {
                yield return new(words[at], at + 1 < words.Count && words[at + 1] is not ['-', ..] ? words[at + 1] : "true");
            }
        }
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var begin = at;
            var quote = text[at] is '\'' or '"' ? text[at] : '\0';
            var end = quote == '\0' ? text.AsSpan(at).IndexOfAny(Blanks) : text.IndexOf(quote, at + 1) - at;
            at = end < 0 ? text.Length : at + end + 1;
            var word = text[begin..Math.Min(text.Length, end < 0 ? text.Length : begin + end)].Trim('\'', '"');
            if (word.Length > 0)
            {
                words.Add(word);
            }
        }

        return words;
    }
}
