namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>A server or mail address that stands in a text.</summary>
/// <param name="Domain">Name of the server, or what stands behind the @, in small letters.</param>
/// <param name="Port">The port behind it; null where there is none.</param>
/// <param name="IsAddress">It is the domain of a mail address.</param>
internal sealed record NameInText(string Domain, int? Port, bool IsAddress);

/// <summary>Finds names of servers and mail addresses; names of files and classes are none.</summary>
internal static class Names
{
    private const int Most = 60;
    private const int Longest = 253;

    /// <summary>Endings that look like a top-level domain and are those of files, classes and log lines.</summary>
    private static readonly HashSet<string> NoDomains = new(StringComparer.Ordinal)
    {
        "py", "js", "ts", "rb", "php", "java", "jar", "go", "cs", "cpp", "log", "conf", "cfg", "ini", "env", "yml", "yaml", "json", "xml", "html", "htm", "cgi", "asp", "aspx", "sh", "exe", "dll", "txt", "lua", "erl", "rs", "vue", "class", "lang",
        "mail", "smtp", "util", "net.smtp", "internals", "exceptions", "mailexception", "localhost", "pm", "tsx", "map", "cjs", "mjs", "ps1", "bat", "db", "sql", "md",
    };

    /// <summary>The names in <paramref name="flat"/>, in order.</summary>
    public static List<NameInText> Find(string flat)
    {
        var found = new List<NameInText>();
        for (var at = 0; at < flat.Length && found.Count < Most;)
        {
            while (at < flat.Length && !IsPart(flat[at]))
            {
                at++;
            }

            var end = at;
            while (end < flat.Length && IsPart(flat[end]))
            {
                end++;
            }

            if (end - at is > 3 and <= Longest && Read(flat, at, end) is { } name)
            {
                found.Add(name);
            }

            at = end;
        }

        return found;
    }

    private static bool IsPart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@' or '+' or '%';

    private static NameInText? Read(string flat, int start, int end)
    {
        var token = flat.AsSpan(start, end - start).Trim(".-@");
        var domain = token[(token.LastIndexOf('@') + 1)..];
        return IsDomain(domain) ? new(domain.ToString(), PortAt(flat, end), domain.Length < token.Length) : null;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var dot = domain.LastIndexOf('.');
        var top = domain[(dot + 1)..];
        return dot > 0 && top.Length is >= 2 and <= 12 && !top.ContainsAnyExceptInRange('a', 'z') && domain.IndexOfAny('_', '%', '+') < 0
            && domain.IndexOf("..") < 0 && !NoDomains.GetAlternateLookup<ReadOnlySpan<char>>().Contains(top);
    }

    private static int? PortAt(string flat, int end)
    {
        if (end >= flat.Length || flat[end] is not (':' or '[' or ','))
        {
            return null;
        }

        var at = flat[end] == '[' ? flat.IndexOf(']', end, Math.Min(60, flat.Length - end)) + 1 : end;
        at = flat[end] == ',' ? PastWord(flat, end + 1) - 1 : at;
        var digits = at > 0 && at + 1 < flat.Length && flat[at] is ':' or ' ' ? flat.AsSpan(at + 1) : [];
        var length = digits.IndexOfAnyExceptInRange('0', '9');
        digits = length < 0 ? digits : digits[..length];
        return digits.Length is >= 2 and <= 5 && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is var port and > 0 and <= 65535 ? port : null;
    }

    /// <summary>Java writes <c>smtp.b.example, port: 465</c>, Python <c>'smtp.b.example', 465</c>.</summary>
    private static int PastWord(string flat, int at)
    {
        var rest = flat.AsSpan(at);
        return rest.StartsWith(" port: ") ? at + 7 : at + 1;
    }
}
