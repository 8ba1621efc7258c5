using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Placed;

/// <summary>Passwords in files of many accounts (netrc, authinfo of Emacs): <c>machine smtp.b.example port 587 login rosa password ...</c>.</summary>
internal static class AccountLines
{
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(["machine", "default"], StringComparison.Ordinal);
    private static readonly string[] Others = ["login", "port", "account", "user", "auth", "protocol"];
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");

    /// <summary>The passwords of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        var search = new WordSearch(text, Beginnings);
        while (search.Next() is >= 0 and var begin)
        {
            if (BeginsLine(text, begin) && PasswordBehind(text, begin) is { } value)
            {
                search.GoOnAt(value.End);
                yield return new(value.Start, value.End, SecretKind.Password);
            }
        }
    }

    private static bool BeginsLine(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at == 0 || text[at - 1] == '\n';
    }

    /// <summary>Each word but the last has its value behind it; null where the line is none of such a file.</summary>
    private static (int Start, int End)? PasswordBehind(string text, int begin)
    {
        var (start, end) = WordAt(text, begin);
        var (at, logged) = (text[begin] == 'm' ? WordAt(text, end).End : end, false);
        while (WordAt(text, at) is var (from, to) && to > from)
        {
            var word = text.AsSpan(from, to - from);
            if (word is "password" or "passwd")
            {
                return logged ? Value(text, to) : null;
            }

            if (!Others.Contains(word.ToString()))
            {
                return null;
            }

            logged |= word is "login";
            at = WordAt(text, to).End;
        }

        return null;
    }

    /// <summary>The next word of the line; empty where none follows.</summary>
    private static (int Start, int End) WordAt(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        var length = text.AsSpan(at).IndexOfAny(Blanks);
        return (at, length < 0 ? text.Length : at + length);
    }

    private static (int Start, int End)? Value(string text, int at)
    {
        var (start, end) = WordAt(text, at);
        return start < text.Length && text[start] == '"' ? SecretValue.Quoted(text, start) : SecretValue.IsSecret(text.AsSpan(start, end - start), shortest: 3, ofSetting: true) ? (start, end) : null;
    }
}
