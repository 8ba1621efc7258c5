using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>A place in a text of settings, and what is read from there on: a name, the sign behind it, a value.</summary>
internal sealed class PairText(string text)
{
    private const int LongestName = 80;
    private static readonly SearchValues<char> NameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private int at;

    public int At => at;

    public bool AtEnd => at >= text.Length;

    public char Here => text[at];

    /// <summary>A line ends here; only where the text does not.</summary>
    public bool AtLineEnd => text[at] is '\n' or '\r';

    /// <summary>The bracket of a list was passed last: the names in it are read like others.</summary>
    public bool IsBehindListOpening => text[at - 1] is '[' or '(';

    public void Skip() => at++;

    /// <summary>Not before this place; further on where that is reached already.</summary>
    public void GoOnAt(int place) => at = Math.Max(at, place);

    public void SkipBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }
    }

    /// <summary>To the beginning of the next line.</summary>
    public void SkipLine()
    {
        var end = at < text.Length ? text.IndexOf('\n', at) : -1;
        at = end < 0 ? text.Length : end + 1;
    }

    /// <summary>Past the dash of a list in YAML, and the quotation mark of a pair behind it.</summary>
    public void SkipListMark()
    {
        if (text.AsSpan(at) is ['-', ' ', ..])
        {
            at += 2;
            SkipBlanks();
            SkipQuoteOfPair();
        }
    }

    public bool IsComment() => text.AsSpan(at) is ['#', ..] or [';', ..] or ['/', '/', ..] or ['/', '*', ..] or ['<', '!', '-', '-', ..];

    /// <summary>The name of a section whose header is the whole line; null where none stands here.</summary>
    public string? Header()
    {
        if (text[at] != '[')
        {
            return null;
        }

        var end = text.AsSpan(at, Math.Min(LongestName, text.Length - at)).IndexOfAny(']', '\n');
        var name = end > 1 && text[at + end] == ']' ? text.Substring(at + 1, end - 1) : "";
        return name.Length > 0 && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ') && IsLineEnd(at + end + 1) ? name : null;
    }

    /// <summary>A name, quoted or not; null where none stands here.</summary>
    public string? Name()
    {
        var begin = at;
        if (text[at] is '\'' or '"')
        {
            var close = text.AsSpan(at + 1, Math.Min(LongestName, text.Length - at - 1)).IndexOfAny(text[at], '\n');
            if (close < 0 || text[at + 1 + close] == '\n')
            {
                return null;
            }

            at += close + 2;
            return text.Substring(begin + 1, close);
        }

        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.' or '-' or '$' || IsArrow()))
        {
            at += IsArrow() ? 2 : 1;
        }

        return at > begin && at - begin <= LongestName && (char.IsLetter(text[begin]) || text[begin] is '_' or '$')
            ? text[begin..at].Replace("->", ".", StringComparison.Ordinal)
            : null;
    }

    /// <summary>Moves behind what stands between a name and its value; false where nothing of the kind does.</summary>
    public bool Separator()
    {
        while (at < text.Length && text[at] is ']' or ' ' or '\t')
        {
            at++;
        }

        var rest = text.AsSpan(at);
        var length = rest switch
        {
            ['=', '>', ..] => 2,
            ['=', '=', ..] => 0,
            [':', '/', '/', ..] or [':', ':', ..] => 0,
            ['=', ..] or [':', ..] or ['：', ..] => 1,
            _ => 0,
        };
        at += length;
        return length > 0;
    }

    /// <summary>PHP's <c>['name' => value]</c> and <c>array('name' => value)</c> as a value: the names in it count.</summary>
    public void SkipListOpening()
    {
        foreach (var opening in (ReadOnlySpan<string>)["['", "[\"", "array("])
        {
            if (text.AsSpan(at).StartsWith(opening, StringComparison.Ordinal))
            {
                at += opening.TrimEnd('\'', '"').Length;
            }
        }
    }

    /// <summary>The value that begins here, without its quotation marks.</summary>
    public string Value() =>
        text.AsSpan(at).StartsWith("\"\"\"", StringComparison.Ordinal) ? Until(at + 3, "\"\"\"")
        : text[at] is '\'' or '"' ? Until(at + 1, text[at].ToString())
        : Bare();

    private string Until(int begin, string close)
    {
        var rest = text.AsSpan(begin);
        var end = rest.IndexOf(close, StringComparison.Ordinal);
        var within = end < 0 ? rest : rest[..end];
        var line = within.IndexOf('\n');
        if (end >= 0 && line < 0)
        {
            at = begin + end + close.Length;
            return within.ToString();
        }

        within = line < 0 ? within : within[..line];
        at = begin + within.Length;
        return within.Trim().ToString();
    }

    /// <summary>A value without quotes: to the comma, semicolon, brace, comment or end of the line; what stands in parentheses belongs to it.</summary>
    private string Bare()
    {
        var begin = at;
        var depth = 0;
        while (at < text.Length && text[at] is not ('\n' or '\r') && !(depth == 0 && Ends(begin)))
        {
            depth += text[at] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            at++;
        }

        return text[begin..at].Trim().TrimStart(':').TrimEnd('"', '\'');
    }

    private bool Ends(int begin) => text[at] switch
    {
        ',' or ';' or '}' or ')' or ']' or '<' or '>' => true,
        '#' => at > begin && text[at - 1] is ' ' or '\t',
        // C#'s new SmtpClient(...) { EnableSsl = true }: the names in it count.
        '{' => text.AsSpan(begin, at - begin).TrimEnd() is [.., ')'],
        // JavaScript's createTransport({ host: ... }): so do those in the object.
        '(' => at + 1 < text.Length && text[at + 1] == '{',
        _ => false,
    };

    /// <summary>PHP's <c>$mail->Host</c>.</summary>
    private bool IsArrow() => text[at] == '-' && at + 1 < text.Length && text[at + 1] == '>';

    private bool IsLineEnd(int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\r')
        {
            position++;
        }

        return position >= text.Length || text[position] == '\n';
    }

    /// <summary>In a list of variables name and value may stand in one pair of quotation marks: <c>- "NAME=value"</c>.</summary>
    private void SkipQuoteOfPair()
    {
        if (at < text.Length && text[at] is '\'' or '"')
        {
            var end = text.AsSpan(at + 1, Math.Min(LongestName, text.Length - at - 1)).IndexOfAnyExcept(NameLetters);
            at += end > 0 && text[at + 1 + end] == '=' ? 1 : 0;
        }
    }
}
