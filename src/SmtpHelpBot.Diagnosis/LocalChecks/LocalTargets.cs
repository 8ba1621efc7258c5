using System.Globalization;
using System.Text.RegularExpressions;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.LocalChecks;

/// <summary>Finds which server and port a check tried, and where in a paste the check of another one begins.</summary>
internal static partial class LocalTargets
{
    /// <summary>A check names its server at once.</summary>
    private const int MostTargets = 50;

    /// <summary>More checks than that are not told apart.</summary>
    private const int MostPieces = 20;

    /// <summary>The paste, cut where a line names another server or port than the lines before it.</summary>
    public static IEnumerable<string> Cut(string text)
    {
        var (begin, pieces) = (0, 1);
        var tried = new Tried();
        for (var at = 0; at < text.Length && pieces < MostPieces;)
        {
            var end = text.IndexOf('\n', at) is var found and >= 0 ? found + 1 : text.Length;
            var (next, other) = tried.With(text[at..end]);
            tried = next;
            if (other && at > begin)
            {
                yield return text[begin..at];
                (begin, pieces) = (at, pieces + 1);
            }

            at = end;
        }

        yield return text[begin..];
    }

    /// <summary>The server that was tried: as the output names it, else as the command in it does.</summary>
    public static (string Host, int Port)? Of(string text, MailSettings known) =>
        Named(text) is { } named ? (named.Host, named.Port ?? known.Port ?? LocalCommands.SubmissionPort)
        : known.Host is { } used ? (used, known.Port ?? LocalCommands.SubmissionPort)
        : null;

    /// <summary>The patterns do not count letters, because what they have counted would be kept for every number of them; how long a name may be, the check of it knows.</summary>
    private static (string Host, int? Port)? Named(string text)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[NetConnection(), Command(), Connected(), Url(), Plain(), OldNetcat()])
        {
            foreach (var found in pattern.Matches(text).Take(MostTargets))
            {
                var host = found.Groups["host"].Value.TrimEnd('.');
                if (Uri.CheckHostName(host) == UriHostNameType.Dns && host.Contains('.', StringComparison.Ordinal))
                {
                    return (host.ToLowerInvariant(), Number(found, text));
                }
            }
        }

        return null;
    }

    private static int? Number(Match found, string text) =>
        int.TryParse(found.Groups["port"] is { Success: true } port ? port.ValueSpan : RemotePort().Match(text).Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and <= 65535 ? number : null;

    [GeneratedRegex(@"ComputerName\s*:\s*(?<host>[A-Za-z0-9.-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NetConnection();

    [GeneratedRegex(@"RemotePort\s*:\s*(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RemotePort();

    [GeneratedRegex(@"(-connect\s+|SMTP(_SSL)?\(['""])(?<host>[A-Za-z0-9.-]+)['"",: ]{1,4}(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Command();

    [GeneratedRegex(@"([Cc]onnect(ed|ion|x)? to|Trying|WARNING: TCP connect to)\s+\(?(?<host>[A-Za-z0-9][A-Za-z0-9.-]+)\)?(\s+\([0-9A-Fa-f.:, ]+\))?(\s+port|:)?\s*[:(]?\s*(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Connected();

    [GeneratedRegex(@"smtps?://(?<host>[A-Za-z0-9.-]+):(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Url();

    [GeneratedRegex(@"nc\s+(-[A-Za-z]+\s+(\d+\s+)?)*(?<host>[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)\s+(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    /// <summary>The old netcat (<c>host [address] 587 (submission) open</c>) and that of small devices (<c>host (address:587) open</c>).</summary>
    [GeneratedRegex(@"(?<host>[A-Za-z0-9][A-Za-z0-9.-]+)\s+(\[[0-9A-Fa-f.:]+\]\s+(?<port>\d{1,5})\s+\([a-z?-]+\)\s+(open|:)|\([0-9A-Fa-f.:]+:(?<port>\d{1,5})\)\s+open)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    public static partial Regex OldNetcat();

    /// <summary>What the lines of a piece named so far.</summary>
    /// <param name="Host">The server; null before one was named.</param>
    /// <param name="Port">The port; null before one was named.</param>
    /// <param name="Windows">Whether Test-NetConnection named the server: it says one thing a line, its warnings first.</param>
    private readonly record struct Tried(string? Host, int? Port, bool Windows)
    {
        /// <summary>With one line more, and whether that line begins another check.</summary>
        public (Tried Next, bool Other) With(string line)
        {
            if (line.Contains("TCP connect to (", StringComparison.Ordinal) || line.Contains("Name resolution of ", StringComparison.Ordinal))
            {
                return (default, Windows);
            }

            if (NetConnection().IsMatch(line))
            {
                return (new(null, null, Windows: true), Windows);
            }

            return Named(line) is not (var host, var port) ? (this, false)
                : (Host is not null && Host != host) || (Port is not null && port is not null && Port != port) ? (new(host, port, Windows: false), true)
                : (this with { Host = host, Port = Port ?? port }, false);
        }
    }
}
