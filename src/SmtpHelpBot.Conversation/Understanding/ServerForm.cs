using System.Globalization;

namespace SmtpHelpBot.Conversation.Understanding;

/// <summary>A server to check, as it was typed or filled in, with what is wrong with it.</summary>
/// <param name="Target">Host name, address or e-mail address.</param>
/// <param name="Ports">The ports; empty for all of them.</param>
/// <param name="Problem">Key of the text that says what is wrong; null where nothing is.</param>
internal sealed record ServerForm(string Target, IReadOnlyList<int> Ports, string? Problem)
{
    private const int LongestAddress = 320;

    /// <summary>The ports that mail is handed in at: submission (RFC 6409), implicit TLS (RFC 8314), relay, and the common substitute.</summary>
    public static IReadOnlyList<int> KnownPorts { get; } = [25, 465, 587, 2525];

    /// <summary>Reads what a person gave. A port behind the host, as in <c>smtp.example.com:587</c>, is taken as a port.</summary>
    public static ServerForm Read(string target, string ports)
    {
        var (host, behind) = Split(Bare(target));
        var wanted = new List<int>();
        foreach (var word in $"{ports} {behind}".Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || !KnownPorts.Contains(port))
            {
                return new(host, [], "say.port_bad");
            }

            wanted.Add(port);
        }

        return new(host, [.. wanted.Distinct()], ProblemOf(host));
    }

    private static string? ProblemOf(string host) => host switch
    {
        "" => "say.host_empty",
        { Length: > LongestAddress } => "say.host_bad",
        _ when host.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at => at > 0 && IsName(host[(at + 1)..]) ? null : "say.host_bad",
        _ => IsName(host) || IsAddress(host) ? null : "say.host_bad",
    };

    /// <summary>Without what people copy with it: a scheme, angle brackets, a trailing slash or dot.</summary>
    private static string Bare(string target)
    {
        var bare = target.Trim().Trim('<', '>', '"', '\'');
        var scheme = bare.IndexOf("://", StringComparison.Ordinal);
        bare = scheme >= 0 ? bare[(scheme + 3)..] : bare;
        bare = bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? bare[7..] : bare;
        return bare.TrimEnd('/', '.');
    }

    private static (string Host, string Port) Split(string target)
    {
        var colon = target.LastIndexOf(':');
        return colon > 0 && target.IndexOf(':', StringComparison.Ordinal) == colon ? (target[..colon], target[(colon + 1)..]) : (target, "");
    }

    private static bool IsName(string host) => Uri.CheckHostName(host) == UriHostNameType.Dns && !host.Contains('_', StringComparison.Ordinal) && !host.EndsWith('-');

    private static bool IsAddress(string host) => Uri.CheckHostName(host) is UriHostNameType.IPv4 or UriHostNameType.IPv6;
}
