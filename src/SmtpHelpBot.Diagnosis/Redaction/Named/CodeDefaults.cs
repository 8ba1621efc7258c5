using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Named;

/// <summary>What code falls back to where a variable is not set: <c>process.env.PASS || '...'</c>, <c>getenv('PASS', '...')</c>, <c>${PASS:-...}</c>.</summary>
internal static class CodeDefaults
{
    private const int Longest = 200;
    private static readonly string[] Signs = ["||", "??", "?:", " or ", "default=", "{"];
    private static readonly SearchValues<char> Marks = SearchValues.Create("'\"");

    /// <summary>The fallback in the code that begins at <paramref name="at"/>; null where there is none.</summary>
    public static (int Start, int End)? ValueOf(string text, int at)
    {
        var line = text.AsSpan(at, Math.Min(Longest, text.Length - at));
        var end = line.IndexOf('\n');
        line = end < 0 ? line : line[..end];
        if (line.StartsWith("${", StringComparison.Ordinal) && line.IndexOf(':') is > 2 and var colon && colon + 1 < line.Length)
        {
            var start = at + colon + (line[colon + 1] == '-' ? 2 : 1);
            var close = text.AsSpan(start, at + line.Length - start).IndexOf('}');
            return close > 0 && SecretValue.LooksMade(text.AsSpan(start, close)) ? (start, start + close) : null;
        }

        for (var quote = line.IndexOfAny(Marks); quote >= 0; quote = Next(line, quote))
        {
            if (IsFallback(line[..quote]))
            {
                return SecretValue.Quoted(text, at + quote);
            }

            var close = line[(quote + 1)..].IndexOf(line[quote]);
            if (close < 0)
            {
                return null;
            }

            quote += close + 1;
        }

        return null;
    }

    private static int Next(ReadOnlySpan<char> line, int quote)
    {
        var next = line[(quote + 1)..].IndexOfAny(Marks);
        return next < 0 ? -1 : quote + 1 + next;
    }

    /// <summary>A sign of a fallback stands before it, or it is a further argument of a call.</summary>
    private static bool IsFallback(ReadOnlySpan<char> before)
    {
        var code = before.TrimEnd(' ');
        if (code.EndsWith(","))
        {
            return code.Count('(') > code.Count(')');
        }

        foreach (var sign in Signs)
        {
            if (before.TrimEnd(' ').EndsWith(sign.AsSpan().TrimEnd(' '), StringComparison.Ordinal) && before.Length > sign.Length)
            {
                return true;
            }
        }

        return false;
    }
}
