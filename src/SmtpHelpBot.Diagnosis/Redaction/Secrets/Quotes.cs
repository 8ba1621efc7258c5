namespace SmtpHelpBot.Diagnosis.Redaction.Secrets;

/// <summary>Quotation marks as they stand in code, in JSON within JSON, and in web pages.</summary>
internal static class Quotes
{
    /// <summary>The longest first, so that <c>"""</c> is not taken for <c>"</c>.</summary>
    private static readonly string[] Marks =
        ["\\\\\\\"", "&#x27;", "&#x22;", "&quot;", "&apos;", "\\u0022", "\\u0027", "&#39;", "&#34;", "\"\"\"", "'''", "\\\"", "\\'", "\"", "'", "`", "\u201C", "\u201E", "\u2018", "\u201A", "\u00AB", "\u300C", "\u300E"];

    private static readonly char[] Beginnings = [.. Marks.Select(mark => mark[0]).Distinct()];

    /// <summary>The quotation mark that stands at <paramref name="at"/>; null where none does.</summary>
    public static string? At(string text, int at)
    {
        if (at >= text.Length || !Beginnings.Contains(text[at]))
        {
            return null;
        }

        foreach (var mark in Marks)
        {
            if (string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0)
            {
                return mark;
            }
        }

        return null;
    }

    /// <summary>How many letters stand before a quotation mark and belong to it, as in <c>b'...'</c> of Python and <c>@"..."</c> of C#.</summary>
    public static int PrefixAt(string text, int at) =>
        at + 1 < text.Length && text[at] is 'b' or 'r' or 'u' or 'f' or '@' or '$' or 'L' && text[at + 1] is '"' or '\'' ? 1 : 0;

    /// <summary>The mark that ends what this one begins.</summary>
    public static string Closing(string mark) => mark switch
    {
        "\u201C" => "\u201D",
        "\u201E" => "\u201C",
        "\u201A" => "\u2018",
        "\u300C" => "\u300D",
        "\u300E" => "\u300F",
        "\u2018" => "\u2019",
        "\u00AB" => "\u00BB",
        _ => mark,
    };
}
