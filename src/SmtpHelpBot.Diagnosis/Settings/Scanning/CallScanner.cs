using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>Finds calls with literal arguments: <c>SMTP('smtp.example.com', 587)</c> gives <c>SMTP#1</c> and <c>SMTP#2</c>; <c>SMTP(port=587)</c>, <c>define('NAME', value)</c> and <c>put("name", value)</c> give the setting itself.</summary>
internal static class CallScanner
{
    private const int LongestArguments = 600;
    private const int MostArguments = 16;
    private const int LongestName = 60;

    /// <summary>Calls within calls are looked at again and again: at so many characters in all, and no more.</summary>
    private const int MostLooks = 400_000;

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
    private static readonly string[] Setters = ["define", "put", "setProperty", "setproperty", "set", "setdefault"];

    /// <summary>The settings of a text, in order.</summary>
    public static IEnumerable<ConfigEntry> Scan(string text)
    {
        var left = MostLooks;
        for (var open = text.IndexOf('('); open >= 0 && left > 0; open = text.IndexOf('(', open + 1))
        {
            if (NameBefore(text, open) is { Length: > 0 } name && Arguments(text, open + 1, ref left) is { Count: > 0 } arguments)
            {
                if (arguments.Count == 2 && Setters.Contains(name, StringComparer.Ordinal))
                {
                    yield return new(arguments[0], arguments[1]);
                }

                for (var number = 0; number < arguments.Count; number++)
                {
                    yield return Named(arguments[number]) ?? new($"{name}#{number + 1}", arguments[number]);
                }
            }
        }
    }

    /// <summary>An argument that is given by its name, as in Python; null where it is not.</summary>
    private static ConfigEntry? Named(string argument)
    {
        var equal = argument.IndexOf('=', StringComparison.Ordinal);
        return equal > 0 && equal + 1 < argument.Length && argument[equal + 1] is not ('=' or '>') && argument.AsSpan(0, equal).Trim() is { Length: > 0 } name && char.IsAsciiLetter(name[0]) && !name.ContainsAnyExcept(NameLetters)
            ? new(name.ToString(), argument[(equal + 1)..].Trim().Trim('\'', '"'))
            : null;
    }

    private static string NameBefore(string text, int open)
    {
        var begin = open;
        while (begin > 0 && open - begin < LongestName && (char.IsAsciiLetterOrDigit(text[begin - 1]) || text[begin - 1] == '_'))
        {
            begin--;
        }

        return text[begin..open];
    }

    /// <summary>The arguments that are plain; what is computed stands as it is written.</summary>
    private static List<string> Arguments(string text, int begin, ref int left)
    {
        var found = new List<string>();
        var (from, depth, quote) = (begin, 0, '\0');
        for (var at = begin; at < text.Length && at - begin < LongestArguments && found.Count < MostArguments; at++, left--)
        {
            var letter = text[at];
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
            }
            else if (depth == 0 && letter is ',' or ')')
            {
                found.Add(text[from..at].Trim().Trim('\'', '"'));
                from = at + 1;
                if (letter == ')')
                {
                    return found;
                }
            }
            else
            {
                depth += letter switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            }
        }

        return found;
    }
}
