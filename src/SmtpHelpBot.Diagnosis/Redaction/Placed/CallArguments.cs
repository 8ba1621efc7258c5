using System.Buffers;
using System.Collections.Frozen;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Placed;

/// <summary>Secrets that are arguments of a call, such as the second one of <c>login('rosa', '...')</c>.</summary>
internal static class CallArguments
{
    private const int Longest = 400;

    /// <summary>The argument that takes the last place, wherever that is.</summary>
    private const int Last = -1;

    /// <summary>Calls of mail libraries, and which argument is the secret, counted from 0.</summary>
    private static readonly FrozenDictionary<string, int> Calls = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["login("] = 1, ["authenticate("] = 1, ["authenticateasync("] = 1, ["networkcredential("] = 1, ["passwordauthentication("] = 1, ["usernamepasswordcredential("] = 1, ["credentials::new("] = 1,
        ["isauthenticated("] = 1, ["yagmail.smtp("] = 1, ["plainauth("] = 2, ["loginauth("] = 1, ["crammd5auth("] = 1, ["newdialer("] = 3, ["newplaindialer("] = 3, ["smtp.start("] = 4, ["transport.connect("] = Last,
        ["setauthentication("] = 1, ["basicauth("] = 1, ["smtp("] = 3, ["utl_smtp.auth("] = 2, ["networkcredential]::new("] = 1, ["saslmechanismlogin("] = 1, ["saslmechanismplain("] = 1, ["saslmechanismoauth2("] = 1, ["saslmechanismoauthbearer("] = 1,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Any = SearchValues.Create([.. Calls.Keys], StringComparison.OrdinalIgnoreCase);

    /// <summary>The secrets of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        var search = new WordSearch(text, Any);
        while (search.Next() is >= 0 and var begin)
        {
            var open = text.IndexOf('(', begin) + 1;
            var name = text[begin..open];
            var at = PastObject(text, open);
            search.GoOnAt(at);
            if (Argument(text, at, Calls.GetValueOrDefault(name, 1)) is { } value)
            {
                yield return new(value.Start, value.End, SecretKind.Password);
            }
        }
    }

    private static (int Start, int End)? Argument(string text, int from, int wanted)
    {
        (int Start, int End)? found = null;
        var end = Math.Min(text.Length, from + Longest);
        var number = 0;
        for (var at = from; at < end && text[at] is not (')' or '\n');)
        {
            if (text[at] == ',')
            {
                number++;
                at++;
            }
            else if (Quotes.At(text, at) is { } mark)
            {
                found = number == wanted || (wanted == Last && number > 1) ? SecretValue.Quoted(text, at) : found;
                var close = text.IndexOf(Quotes.Closing(mark), at + mark.Length, end - Math.Min(end, at + mark.Length), StringComparison.Ordinal);
                at = close < 0 ? end : close + mark.Length;
            }
            else
            {
                at = text[at] == '(' ? PastBracket(text, at, end) : at + 1;
            }
        }

        return found;
    }

    /// <summary>In a stack trace of PHP an object may stand before the arguments.</summary>
    private static int PastObject(string text, int at)
    {
        var close = text.AsSpan(at).StartsWith("Object(") ? text.IndexOf("), ", at, Math.Min(Longest, text.Length - at), StringComparison.Ordinal) : -1;
        return close < 0 ? at : close + 3;
    }

    private static int PastBracket(string text, int open, int end)
    {
        var close = text.IndexOf(')', open, end - open);
        return close < 0 ? end : close + 1;
    }
}
