using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Placed;

/// <summary>Passwords in files exported from the registry of Windows, byte by byte: <c>"SMTP Password"=hex:01,00,...</c>.</summary>
internal static class RegistryValues
{
    private const int LongestName = 80;
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(["hex:", "hex("], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> Bytes = SearchValues.Create("0123456789abcdefABCDEF,");

    /// <summary>The passwords of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        var search = new WordSearch(text, Beginnings);
        while (search.Next() is >= 0 and var begin)
        {
            var colon = begin + (text[begin + 3] == '(' ? 6 : 3);
            if (colon < text.Length && text[colon] == ':' && IsBehindName(text, begin))
            {
                var end = EndOf(text, colon + 1);
                search.GoOnAt(end);
                yield return new(begin, end, SecretKind.Password);
            }
        }
    }

    private static bool IsBehindName(string text, int begin)
    {
        var before = text.AsSpan(Math.Max(0, begin - LongestName), Math.Min(LongestName, begin)).TrimEnd(' ');
        if (!before.EndsWith("="))
        {
            return false;
        }

        var name = before[..^1].TrimEnd(' ').TrimEnd('"');
        var start = name.Length;
        while (start > 0 && (char.IsLetterOrDigit(name[start - 1]) || name[start - 1] == '_'))
        {
            start--;
        }

        name = name[start..];
        return name.Contains("pass", StringComparison.OrdinalIgnoreCase) || name.EndsWith("pwd", StringComparison.OrdinalIgnoreCase) || name.EndsWith("pw", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Where the bytes end; a \ at the end of a line goes on in the next.</summary>
    private static int EndOf(string text, int at)
    {
        while (true)
        {
            var length = text.AsSpan(at).IndexOfAnyExcept(Bytes);
            at = length < 0 ? text.Length : at + length;
            var line = text.AsSpan(at) is ['\\', '\n', ..] ? at + 2 : text.AsSpan(at) is ['\\', '\r', '\n', ..] ? at + 3 : -1;
            if (line < 0)
            {
                return at;
            }

            at = line;
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }
        }
    }
}
