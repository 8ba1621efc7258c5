using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>
/// Finds names with values behind <c>=</c>, <c>:</c> or <c>=&gt;</c>: environment files, INI, YAML, JSON, properties, XML attributes, Python, Ruby, PHP and JavaScript.
/// One pass over the text; what it does not know it passes over.
/// </summary>
internal sealed class PairScanner
{
    private const int LongestName = 80;
    private static readonly SearchValues<char> NameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
    private const int Deepest = 16;

    /// <summary>No client's setting is known by a longer path, counted from its end.</summary>
    private const int LongestPath = 200;

    private readonly string text;
    private readonly List<ConfigEntry> found = [];
    private readonly List<(int Indent, string Name)> indented = [];
    private readonly List<string> braces = [];
    private string section = "";
    private string? path;
    private int at;

    private PairScanner(string text) => this.text = text;

    /// <summary>The settings of a text, in order.</summary>
    public static IReadOnlyList<ConfigEntry> Scan(string text)
    {
        var scanner = new PairScanner(text);
        while (scanner.at < text.Length)
        {
            scanner.Line();
        }

        return scanner.found;
    }

    private void Line()
    {
        var start = at;
        SkipBlanks();
        if (at < text.Length && text[at] is '-' && at + 1 < text.Length && text[at + 1] == ' ')
        {
            at += 2;
            SkipBlanks();
            SkipQuoteOfPair();
        }

        var indent = at - start;
        if (at >= text.Length || IsComment())
        {
            SkipLine();
            return;
        }

        if (text[at] == '[' && Header() is { } header)
        {
            (section, at, path) = (header.Name, header.End, null);
            SkipLine();
            return;
        }

        if (text[at] is not ('\n' or '\r') && indented.RemoveAll(scope => scope.Indent >= indent) > 0)
        {
            path = null;
        }

        while (at < text.Length && text[at] != '\n')
        {
            Piece(indent);
        }

        at++;
    }

    /// <summary>One name with its value, or one character that belongs to neither.</summary>
    private void Piece(int indent)
    {
        var begin = at;
        if (text[at] is '}' or '{')
        {
            Brace();
            return;
        }

        if (Name() is not { } name || !Separator())
        {
            at = Math.Max(at, begin + 1);
            return;
        }

        SkipBlanks();
        SkipListOpening();
        if (at >= text.Length || text[at] is '\n' or '\r')
        {
            Push(indented, (indent, name));
        }
        else if (text[at] == '{')
        {
            Push(braces, name);
            at++;
        }
        else if (text[at - 1] is '[' or '(')
        {
            return;
        }
        else
        {
            found.Add(new(Path(name), Value()));
        }
    }

    private void Brace()
    {
        if (text[at] == '{')
        {
            Push(braces, "");
        }
        else if (braces.Count > 0)
        {
            braces.RemoveAt(braces.Count - 1);
            path = null;
        }

        at++;
    }

    /// <summary>A name behind those of what it stands in, which are put together once for all that stands there.</summary>
    private string Path(string name)
    {
        path ??= WithDots(indented.Select(scope => scope.Name).Concat(braces).Prepend(section));
        return name.Length > 0 ? path + name : path.TrimEnd('.');
    }

    private static string WithDots(IEnumerable<string> names)
    {
        var all = string.Concat(names.Where(name => name.Length > 0).Select(name => $"{name}."));
        return all[Math.Max(0, all.Length - LongestPath)..];
    }

    /// <summary>A name, quoted or not; null where none stands here.</summary>
    private string? Name()
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

    /// <summary>PHP's <c>$mail->Host</c>.</summary>
    private bool IsArrow() => text[at] == '-' && at + 1 < text.Length && text[at + 1] == '>';

    /// <summary>Moves behind what stands between a name and its value; false where nothing of the kind does.</summary>
    private bool Separator()
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

    private string Value()
    {
        if (text.AsSpan(at).StartsWith("\"\"\"", StringComparison.Ordinal))
        {
            return Until(at + 3, "\"\"\"");
        }

        if (text[at] is '\'' or '"')
        {
            return Until(at + 1, text[at].ToString());
        }

        return Bare();
    }

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

    private (string Name, int End)? Header()
    {
        var end = text.AsSpan(at, Math.Min(LongestName, text.Length - at)).IndexOfAny(']', '\n');
        var name = end > 1 && text[at + end] == ']' ? text.Substring(at + 1, end - 1) : "";
        return name.Length > 0 && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ') && IsLineEnd(at + end + 1) ? (name, at + end + 1) : null;
    }

    private bool IsLineEnd(int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\r')
        {
            position++;
        }

        return position >= text.Length || text[position] == '\n';
    }

    /// <summary>PHP's <c>['name' => value]</c> and <c>array('name' => value)</c> as a value: the names in it count.</summary>
    private void SkipListOpening()
    {
        foreach (var opening in (ReadOnlySpan<string>)["['", "[\"", "array("])
        {
            if (text.AsSpan(at).StartsWith(opening, StringComparison.Ordinal))
            {
                at += opening.TrimEnd('\'', '"').Length;
            }
        }
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

    private bool IsComment() => text.AsSpan(at) is ['#', ..] or [';', ..] or ['/', '/', ..] or ['/', '*', ..] or ['<', '!', '-', '-', ..];

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }
    }

    private void SkipLine()
    {
        var end = text.IndexOf('\n', at);
        at = end < 0 ? text.Length : end + 1;
    }

    private void Push<T>(List<T> scopes, T scope)
    {
        path = null;
        if (scopes.Count < Deepest)
        {
            scopes.Add(scope);
        }
    }
}
