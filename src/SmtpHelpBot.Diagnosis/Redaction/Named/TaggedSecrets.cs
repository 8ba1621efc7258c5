using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Named;

/// <summary>Secrets in XML and in web pages: in the element that has their name, or in the next one.</summary>
internal static class TaggedSecrets
{
    private const int LongestTag = 200;
    private const int Farthest = 240;
    private const int LongestElement = 40;

    /// <summary>The value between tags that belongs to the name; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="end">Where the name ends, with its quotation mark.</param>
    public static (int Start, int End)? ValueOf(string text, SecretName name, int end)
    {
        var content = IsElement(text, name.Start) || (NamedEntries.Is(text, name) && IsInTag(text, name.Start)) ? PastTag(text, end) : IsTag(text, end) ? end : null;
        return content is { } at && PastTags(text, at) is { } value ? ValueAt(text, value) : null;
    }

    private static (int Start, int End)? ValueAt(string text, int at) => at >= text.Length || text[at] is ':' or '=' ? null : SecretValue.BetweenTags(text, at);

    /// <summary>The name is that of an element: <c>&lt;smtp-password&gt;</c>, <c>&lt;mail:password type="plain"&gt;</c>.</summary>
    private static bool IsElement(string text, int start)
    {
        var at = start;
        if (!text.AsSpan(Math.Max(0, start - LongestElement - 1), Math.Min(LongestElement + 1, start)).ContainsAny('<', ';'))
        {
            return false;
        }

        while (at > 0 && start - at < LongestElement && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-' or '.' or ':'))
        {
            at--;
        }

        return (at > 0 && text[at - 1] == '<') || text.AsSpan(0, at).EndsWith("&lt;");
    }

    private static bool IsInTag(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - LongestTag), Math.Min(LongestTag, start));
        var open = before.LastIndexOf('<');
        return open > before.LastIndexOf('>') && !before[open..].StartsWith("<input", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsTag(string text, int at) => at < text.Length && (text[at] == '<' || text.AsSpan(at).StartsWith("&lt;"));

    /// <summary>Past the end of the tag that <paramref name="at"/> stands in; null where none ends near.</summary>
    private static int? PastTag(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(LongestTag, text.Length - at));
        var close = rest.IndexOf('>');
        var escaped = rest.IndexOf("&gt;");
        var open = rest.IndexOf('<');
        return escaped >= 0 && (close < 0 || escaped < close) ? at + escaped + 4 : close >= 0 && (open < 0 || close < open) && (close == 0 || rest[close - 1] != '/') ? at + close + 1 : null;
    }

    /// <summary>Past blanks and tags, and the opening of a CDATA section; the tag of another setting ends it.</summary>
    private static int? PastTags(string text, int at)
    {
        for (var end = Math.Min(text.Length, at + Farthest); at < end;)
        {
            if (text.AsSpan(at).StartsWith("<![CDATA["))
            {
                return at + 9;
            }

            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (!IsTag(text, at))
            {
                return at;
            }
            else if (PastTag(text, at + 1) is { } next)
            {
                at = next;
            }
            else
            {
                return null;
            }
        }

        return null;
    }
}
