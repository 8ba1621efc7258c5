using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace SmtpHelpBot.Diagnosis.Readers.Plain;

/// <summary>Makes text of a web page (Django's, Laravel's and Rails' debug pages, web mail). What looks like a tag and is none, such as &lt;user@b.example&gt;, stays.</summary>
internal static class HtmlPage
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "html", "head", "body", "title", "p", "div", "br", "hr", "pre", "table", "tr", "td", "th", "thead", "tbody", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "main", "form", "textarea", "blockquote", "dl", "dt", "dd", "summary", "details");

    private static readonly FrozenSet<string> Inline = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "span", "a", "b", "i", "em", "strong", "code", "font", "small", "big", "sub", "sup", "u", "s", "img", "input", "button", "label", "select", "option", "meta", "link", "var", "samp", "kbd", "abbr", "svg", "path", "!doctype", "nobr", "wbr");

    private static readonly FrozenSet<string> Hidden = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "script", "style");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BlockNames = Blocks.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InlineNames = Inline.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HiddenNames = Hidden.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text of a page; what holds neither tags nor character references comes back as it is.</summary>
    public static string Undo(string source)
    {
        var text = source.Contains('<') ? WithoutTags(source) : source;
        return text.Contains('&') ? WebUtility.HtmlDecode(text) : text;
    }

    private static string WithoutTags(string source)
    {
        var text = new StringBuilder(source.Length);
        var at = 0;
        while (at < source.Length)
        {
            var open = source.IndexOf('<', at);
            if (open < 0)
            {
                break;
            }

            text.Append(source, at, open - at);
            at = Skip(source, open, text);
        }

        return text.Append(source, at, source.Length - at).ToString();
    }

    /// <summary>Writes what stands for the tag at <paramref name="open"/>, and says where the text goes on.</summary>
    private static int Skip(string source, int open, StringBuilder text)
    {
        var name = NameAt(source, open + 1);
        var hidden = HiddenNames.Contains(name);
        if (!hidden && !BlockNames.Contains(name) && !InlineNames.Contains(name))
        {
            text.Append('<');
            return open + 1;
        }

        if (BlockNames.Contains(name))
        {
            text.Append('\n');
        }

        var close = source.IndexOf('>', open);
        var after = close < 0 ? source.Length : close + 1;
        return hidden && source[open + 1] != '/' ? AfterHidden(source, name, after) : after;
    }

    private static int AfterHidden(string source, ReadOnlySpan<char> name, int from)
    {
        var end = source.AsSpan(from).IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? source.Length : from + end;
    }

    private static ReadOnlySpan<char> NameAt(string source, int at)
    {
        var from = at < source.Length && source[at] == '/' ? at + 1 : at;
        var end = from;
        while (end < source.Length && end - from < 12 && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '!'))
        {
            end++;
        }

        return end < source.Length && (source[end] is '>' or '/' || char.IsWhiteSpace(source[end])) ? source.AsSpan(from, end - from) : [];
    }
}
