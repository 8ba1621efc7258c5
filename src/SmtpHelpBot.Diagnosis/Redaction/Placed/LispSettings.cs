using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Placed;

/// <summary>Secrets in settings of Emacs: <c>(setq smtpmail-smtp-pass "...")</c> and the list of servers with their accounts that smtpmail had.</summary>
internal static class LispSettings
{
    private const string Servers = "smtpmail-auth-credentials";
    private const int Longest = 400;
    private const int LongestName = 80;
    private static readonly string[] Forms = ["(setq", "(setenv", "(defvar", "(defconst", "(defcustom"];
    private static readonly SearchValues<string> Any = SearchValues.Create([Servers, .. Forms], StringComparison.OrdinalIgnoreCase);
    private static readonly string[] Names = ["password", "passwd", "pass", "pwd", "secret", "token", "api-key"];
    private static readonly SearchValues<char> OfName = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>The secrets of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        var search = new WordSearch(text, Any);
        while (search.Next() is >= 0 and var begin)
        {
            foreach (var (start, end) in text[begin] == '(' ? OfForm(text, begin) : OfServers(text, begin + Servers.Length))
            {
                search.GoOnAt(end);
                yield return new(start, end, SecretKind.Password);
            }
        }
    }

    /// <summary>The text behind a name of a secret; a path is none.</summary>
    private static IEnumerable<(int Start, int End)> OfForm(string text, int begin)
    {
        var form = NameAt(text, begin + 1);
        var quote = PastBlanks(text, form.End);
        var name = NameAt(text, quote < text.Length && text[quote] == '"' ? quote + 1 : quote);
        var value = PastBlanks(text, name.Start > quote ? name.End + 1 : name.End);
        return IsName(text.AsSpan(name.Start, name.End - name.Start)) && value + 1 < text.Length && text[value] == '"' && text[value + 1] is not ('~' or '/') && SecretValue.Quoted(text, value) is { } secret ? [secret] : [];
    }

    private static bool IsName(ReadOnlySpan<char> word)
    {
        foreach (var name in Names)
        {
            if (word.Length <= LongestName && word.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(int Start, int End)> OfServers(string text, int from)
    {
        // Past the quotation mark and the bracket the next server's list begins.
        for (var at = from; OfServer(text, at) is { } secret; at = secret.End + 2)
        {
            yield return secret;
        }
    }

    /// <summary>The last of the texts in the list of one server: host, port, user name, password.</summary>
    private static (int Start, int End)? OfServer(string text, int from)
    {
        var end = Math.Min(text.Length, from + Longest);
        var (texts, last) = (0, -1);
        for (var at = from; at < end && text[at] != ')'; at++)
        {
            if (text[at] == '"')
            {
                (texts, last) = (texts + 1, at);
                var close = text.IndexOf('"', at + 1, end - at - 1);
                at = close < 0 ? end : close;
            }
        }

        return texts is 3 or 4 ? SecretValue.Quoted(text, last) : null;
    }

    private static (int Start, int End) NameAt(string text, int at)
    {
        var rest = at < text.Length ? text.AsSpan(at, Math.Min(LongestName + 1, text.Length - at)) : [];
        var length = rest.IndexOfAnyExcept(OfName);
        return (at, at + (length < 0 ? rest.Length : length));
    }

    private static int PastBlanks(string text, int at)
    {
        for (var from = at; at < text.Length && at - from < LongestName && char.IsWhiteSpace(text[at]);)
        {
            at++;
        }

        return at;
    }
}
