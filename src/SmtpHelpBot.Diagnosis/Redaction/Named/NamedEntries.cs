using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Named;

/// <summary>A list of names and values, where the name of the secret is itself a value: <c>name: SMTP_PASSWORD</c> with <c>value: ...</c> beside it.</summary>
internal static class NamedEntries
{
    private const int Farthest = 160;
    private const int LongestName = 60;
    private static readonly string[] Labels = ["name", "key", "id", "variable", "param", "type"];
    private static readonly string[] Values = ["value", "default", "content", "raw"];

    /// <summary>Whether the name stands behind such a label.</summary>
    public static bool Is(string text, SecretName name) => LabelOf(text, name) >= 0;

    /// <summary>The value that belongs to the name; null where there is none.</summary>
    public static (int Start, int End)? ValueOf(string text, SecretName name)
    {
        var label = LabelOf(text, name);
        return label < 0 ? null : Behind(text, name.End) ?? Ahead(text, label);
    }

    private static int LabelOf(string text, SecretName name)
    {
        var start = name.Start;
        while (start > 0 && name.Start - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.'))
        {
            start--;
        }

        var before = text.AsSpan(Math.Max(0, start - 40), Math.Min(40, start)).TrimEnd(" \"'\\:=");
        if (before.Length == Math.Min(40, start))
        {
            return -1;
        }

        foreach (var label in Labels)
        {
            if (before.EndsWith(label, StringComparison.OrdinalIgnoreCase) && (before.Length == label.Length || !char.IsLetterOrDigit(before[^(label.Length + 1)])))
            {
                return Math.Max(0, start - 40) + before.Length - label.Length;
            }
        }

        return -1;
    }

    private static (int Start, int End)? Behind(string text, int at)
    {
        var window = text.AsSpan(at, Math.Min(Farthest, text.Length - at));
        var end = window.IndexOfAny('}', '>');
        window = end < 0 ? window : window[..end];
        foreach (var other in Labels)
        {
            var next = window.IndexOf($" {other}", StringComparison.OrdinalIgnoreCase);
            window = next > 0 && next + other.Length + 1 < window.Length && window[next + other.Length + 1] == ':' ? window[..next] : window;
        }

        foreach (var word in Values)
        {
            if (window.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var found && Of(text, at + found + word.Length) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private static (int Start, int End)? Ahead(string text, int label)
    {
        var from = Math.Max(0, label - Farthest);
        var window = text.AsSpan(from, label - from);
        var open = window.LastIndexOfAny("{<\n(") + 1;
        foreach (var word in Values)
        {
            if (window[open..].LastIndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var found && Of(text, from + open + found + word.Length) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The word is an option of a command: <c>--value x</c>.</summary>
    private static bool IsOption(string text, int end) => Values.Any(word => text.AsSpan(0, end).EndsWith("--" + word, StringComparison.Ordinal));

    /// <summary>The value behind the sign that follows the word "value".</summary>
    private static (int Start, int End)? Of(string text, int at)
    {
        var rest = text.AsSpan(at);
        var sign = rest.Length - rest.TrimStart(" \"'\\").Length;
        if (sign > 0 && sign < rest.Length && IsOption(text, at))
        {
            return SecretValue.Unquoted(text, at + sign);
        }

        if (sign >= rest.Length || rest[sign] is not (':' or '='))
        {
            return null;
        }

        var value = rest[(sign + 1)..];
        var start = at + sign + 1 + value.Length - value.TrimStart(" \t").Length;
        return Quotes.At(text, start) is not null ? SecretValue.Quoted(text, start) : SecretValue.Unquoted(text, start);
    }
}
