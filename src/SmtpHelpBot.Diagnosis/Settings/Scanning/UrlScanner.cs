using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>Takes addresses such as <c>smtp://user:secret@host:587?option=x</c> apart; <c>url.unescaped</c> says that a reserved letter stands in user or password as it is.</summary>
internal static class UrlScanner
{
    /// <summary>Letters with a meaning of their own in an address (RFC 3986 section 2.2).</summary>
    private static readonly SearchValues<char> Reserved = SearchValues.Create("@:/?#[]+ ");

    private const int Most = 40;
    private const int Longest = 1_000;

    /// <summary>Where an address ends. A masked secret holds a blank, so a blank inside brackets does not end it.</summary>
    private const string Enders = "\"'`<>\n\r";

    /// <summary>The parts of the addresses in a text, in order.</summary>
    public static IEnumerable<ConfigEntry> Scan(string text)
    {
        var found = 0;
        for (var mark = text.IndexOf("://", StringComparison.Ordinal); mark >= 0 && found < Most; mark = text.IndexOf("://", mark + 3, StringComparison.Ordinal))
        {
            var scheme = SchemeBefore(text, mark);
            if (scheme is "smtp" or "smtps")
            {
                found++;
                foreach (var entry in Parts(scheme, Rest(text, mark + 3)))
                {
                    yield return entry;
                }
            }
        }
    }

    private static string SchemeBefore(string text, int mark)
    {
        var begin = mark;
        while (begin > 0 && (char.IsAsciiLetterLower(text[begin - 1]) || text[begin - 1] == '+'))
        {
            begin--;
        }

        return text[begin..mark];
    }

    private static string Rest(string text, int begin)
    {
        var (end, depth) = (begin, 0);
        while (end < text.Length && end - begin < Longest && !Enders.Contains(text[end], StringComparison.Ordinal) && !(text[end] is ' ' or '\t' && depth == 0))
        {
            depth += text[end] switch { '[' => 1, ']' => -1, _ => 0 };
            end++;
        }

        return text[begin..end].TrimEnd(',', ';', ')', '.');
    }

    private static IEnumerable<ConfigEntry> Parts(string scheme, string rest)
    {
        yield return new("url.scheme", scheme);
        var at = rest.LastIndexOf('@');
        var (login, server) = at < 0 ? ("", rest) : (rest[..at], rest[(at + 1)..]);
        var query = server.IndexOf('?', StringComparison.Ordinal);
        var host = (query < 0 ? server : server[..query]).TrimEnd('/');
        var colon = host.LastIndexOf(':');
        yield return new("url.host", colon < 0 ? host : host[..colon]);
        if (colon >= 0)
        {
            yield return new("url.port", host[(colon + 1)..]);
        }

        foreach (var entry in Login(login).Concat(query < 0 ? [] : Query(server[(query + 1)..])))
        {
            yield return entry;
        }
    }

    private static IEnumerable<ConfigEntry> Login(string login)
    {
        if (login.Length == 0)
        {
            yield break;
        }

        var colon = login.IndexOf(':', StringComparison.Ordinal);
        var user = colon < 0 ? login : login[..colon];
        var password = colon < 0 ? "" : login[(colon + 1)..];
        yield return new("url.user", Uri.UnescapeDataString(user));
        if (password.Length > 0)
        {
            yield return new("url.password", password);
        }

        if (user.AsSpan().ContainsAny(Reserved) || (!password.EndsWith("masked]", StringComparison.Ordinal) && password.AsSpan().ContainsAny(Reserved)))
        {
            yield return new("url.unescaped", "true");
        }
    }

    private static IEnumerable<ConfigEntry> Query(string query) =>
        from pair in query.Split('&')
        let equal = pair.IndexOf('=', StringComparison.Ordinal)
        where equal > 0
        select new ConfigEntry($"url.query.{pair[..equal]}", pair[(equal + 1)..]);
}
