namespace SmtpHelpBot.Diagnosis.Readers.Replies;

/// <summary>An enhanced status code (RFC 3463): class, subject, detail, as a whole token.</summary>
/// <param name="Value">Such as 5.7.8.</param>
/// <param name="IsSet">Whether it stands behind something that only a status code stands behind, such as <c>dsn=</c>.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct EnhancedCode(string Value, bool IsSet)
{
    private const int LongestPart = 3;
    private const int FarthestName = 12;

    /// <summary>What a version number follows.</summary>
    private static readonly string[] Products =
        ["version", "exim", "php", "python", "ruby", "rails", "node", "kernel", "linux", "postfix", "sendmail", "mysql", "wordpress", "joomla", "laravel", "django", "phpmailer", "nodemailer", "mailkit", "java", "jdk", "spring", "esmtp", "release", "ver", "v"];

    /// <summary>How many characters it takes.</summary>
    public int Length => Value.Length;

    /// <summary>The code that begins at <paramref name="at"/>; null where none does.</summary>
    public static EnhancedCode? At(string text, int at)
    {
        if (text[at] is not ('4' or '5') || at + 4 >= text.Length + 0 || text[at + 1] != '.' || text[at + 2] is < '0' or > '7' || text[at + 3] != '.')
        {
            return null;
        }

        var end = at + 4;
        while (end < text.Length && end - at - 4 < LongestPart && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var whole = end > at + 4 && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '@' || (text[end] is '.' or '-' or '/' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))));
        return whole ? new(text[at..end], IsSetAt(text, at)) : null;
    }

    /// <summary>The code that stands at the end of a sentence, as qmail and others write it: <c>(#5.7.1)</c>; null where there is none in that line.</summary>
    public static string? InBrackets(string text, int from)
    {
        var line = text.AsSpan(from, Math.Min(120, text.Length - from));
        var end = line.IndexOf('\n');
        var open = (end < 0 ? line : line[..end]).IndexOf("(#", StringComparison.Ordinal);
        return open >= 0 && from + open + 2 < text.Length ? At(text, from + open + 2)?.Value : null;
    }

    /// <summary>Whether the number is that of a program: <c>PHP 5.6.40</c>.</summary>
    public static bool IsVersion(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - FarthestName), Math.Min(at, FarthestName));
        if (before.Length == 0 || before[^1] is not (' ' or '/' or ':' or '(' or '-'))
        {
            return false;
        }

        before = before.TrimEnd(" /:(-");
        foreach (var product in Products)
        {
            if (before.EndsWith(product, StringComparison.OrdinalIgnoreCase) && (before.Length == product.Length || !char.IsLetter(before[^(product.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSetAt(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - FarthestName), Math.Min(at, FarthestName));
        return before.EndsWith("dsn=", StringComparison.OrdinalIgnoreCase) || before.EndsWith("(#") || before.EndsWith("was: ", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("status: ", StringComparison.OrdinalIgnoreCase);
    }
}
