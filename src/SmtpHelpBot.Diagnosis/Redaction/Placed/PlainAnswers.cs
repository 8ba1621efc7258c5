using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Placed;

/// <summary>The answer of the mechanism PLAIN before it is encoded (RFC 4616): <c>\0rosa@b.example\0...</c>, with its zeros as they are or as languages write them.</summary>
internal static class PlainAnswers
{
    private const int LongestName = 80;

    /// <summary>The longest first, so that <c>\000</c> is not taken for <c>\0</c>.</summary>
    private static readonly string[] Zeros = ["\\u0000", "\\x00", "\\000", "\\0", "\0"];

    private static readonly SearchValues<string> AnyZero = SearchValues.Create(["\\u0000", "\\x00", "\\0", "\0"], StringComparison.Ordinal);

    /// <summary>The passwords of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        var search = new WordSearch(text, AnyZero);
        while (search.Next() is >= 0 and var begin)
        {
            var name = begin + ZeroAt(text, begin);
            var second = EndOfName(text, name);
            var start = second + ZeroAt(text, second);
            var end = second > name && start > second ? EndOfPassword(text, start) : start;
            if (text.AsSpan(start, end - start).ContainsAnyExcept("*xX.".AsSpan()))
            {
                search.GoOnAt(end);
                yield return new(start, end, SecretKind.SignInLine);
            }
        }
    }

    /// <summary>The length of the zero that stands at a place; 0 where none does.</summary>
    private static int ZeroAt(string text, int at)
    {
        foreach (var zero in at < text.Length && text[at] is '\0' or '\\' ? Zeros : [])
        {
            if (text.AsSpan(at).StartsWith(zero, StringComparison.Ordinal))
            {
                return zero.Length;
            }
        }

        return 0;
    }

    /// <summary>In Perl an @ has a \ before it.</summary>
    private static int EndOfName(string text, int from)
    {
        var at = from;
        for (var letters = 0; letters < LongestName && at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != '\0'; letters++)
        {
            if (text[at] != '\\')
            {
                at++;
            }
            else if (at + 1 < text.Length && text[at + 1] == '@')
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static int EndOfPassword(string text, int from)
    {
        var at = from;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('\0' or '\'' or '"' or '\\'))
        {
            at++;
        }

        return at;
    }
}
