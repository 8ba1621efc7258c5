using System.Globalization;

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

    /// <summary>An address in brackets, as logs of mail servers put it behind a name.</summary>
    private const int LongestAddress = 60;

    /// <summary>What stands between a name and its port: in URLs and logs, in Java (<c>smtp.b.example, port: 465</c>), in calls, and as people write it.</summary>
    private static readonly string[] Leads = [":", ", ", ", port: ", ", port ", " port: ", " port ", " on port "];
    private static readonly string[] LeadsAfterAddress = [":", " "];

    /// <summary>With nothing but a blank between, only these are ports: any other number may be of a date or of a count.</summary>
    private static readonly int[] PortsOfSubmission = [465, 587, 2465, 2525, 2587];

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

    /// <summary>The port that follows a name, in one of the ways in which it is written.</summary>
    private static int? PortAt(string flat, int end)
    {
        var rest = flat.AsSpan(end);
        if (rest.StartsWith('['))
        {
            var close = rest[..Math.Min(LongestAddress, rest.Length)].IndexOf(']');
            return close < 0 ? null : AfterAny(rest[(close + 1)..], LeadsAfterAddress);
        }

        return AfterAny(rest, Leads) ?? (rest.StartsWith(' ') && NumberAt(rest[1..]) is { } bare && PortsOfSubmission.Contains(bare) ? bare : null);
    }

    private static int? AfterAny(ReadOnlySpan<char> rest, string[] leads)
    {
        foreach (var lead in leads)
        {
            if (rest.StartsWith(lead) && NumberAt(rest[lead.Length..]) is { } port)
            {
                return port;
            }
        }

        return null;
    }

    private static int? NumberAt(ReadOnlySpan<char> digits)
    {
        var length = digits.IndexOfAnyExceptInRange('0', '9');
        digits = length < 0 ? digits : digits[..length];
        return digits.Length is >= 2 and <= 5 && int.Parse(digits, CultureInfo.InvariantCulture) is var port and > 0 and <= ushort.MaxValue ? port : null;
    }
}
