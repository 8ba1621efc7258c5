using System.Globalization;
using System.Text.RegularExpressions;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.LocalChecks;

/// <summary>Reads what the checks on the person's own computer print: Test-NetConnection, openssl s_client, nc, curl -v and Python. Pure; time grows linearly with the text.</summary>
public static partial class LocalCheckReader
{
    /// <summary>A check names its server at once.</summary>
    private const int MostTargets = 50;

    private static readonly string[] Tools = ["TcpTestSucceeded", "Test-NetConnection", "TCP connect to (", "NameResolutionSucceeded", "s_client", "CONNECTED(", "CONNECTION ESTABLISHED", "connect:errno=", "nc -", "nc: ", "Ncat: ", "Connection to ", "curl: (", "* Connected to", "* connect to", "* Could not resolve host", "python3 -c", "python -c", "File \"<string>\", line 1", "nc.openbsd: "];

    private static readonly Sign[] Signs =
    [
        // Windows: Test-NetConnection names its properties in English whatever the language of the system.
        new("TcpTestSucceeded", ": True", true), new("TcpTestSucceeded", ": False", false), new("TCP connect to", "failed", false),
        new("Name resolution of", "failed", false), new("NameResolutionSucceeded", ": False", false),

        // openssl s_client.
        new("CONNECTION ESTABLISHED", "", true), new("CONNECTED(", "", true), new("connect:errno=", "", false), new("BIO_lookup_ex", "", false), new("BIO_connect:", "", false),

        // nc as it comes with Linux, macOS, nmap and small devices.
        new("Connection to", "succeeded", true), new("Ncat: Connected to", "", true), new("Ncat: ", "refused", false), new("Ncat: ", "imed out", false), new("Ncat: TIMEOUT", "", false), new("Ncat: Could not resolve", "", false),
        new("nc: connect", "failed", false), new("nc: getaddrinfo", "", false), new("nc: ", "imed out", false), new("nc: ", "refused", false), new("nc: ", "bad address", false),

        // curl -v: one address may fail before another answers.
        new("* Connected to", "", true), new("* connect to", "failed", false), new("Failed to connect to", "", false), new("Could not resolve host", "", false), new("curl: (6)", "", false), new("curl: (7)", "", false), new("curl: (28)", "", false), new("curl: (35)", "", true),

        // The Python line, and how Python says that it failed.
        new("connected to", "", true, AtLineStart: true), new("socket.gaierror", "", false), new("ConnectionRefusedError", "", false), new("TimeoutError", "", false),
        new("OSError: [Errno 101]", "", false), new("OSError: [Errno 113]", "", false), new("OSError: [Errno 51]", "", false), new("OSError: [Errno 65]", "", false),
    ];

    /// <summary>What a check showed; null where the text is not the output of one.</summary>
    /// <param name="output">What was pasted, masked.</param>
    /// <param name="known">The settings in use: the output of some checks does not name the server.</param>
    public static LocalCheck? Read(RedactedText output, MailSettings known)
    {
        var text = output.Value;
        var seen = Signs.Where(sign => sign.Stands(text)).ToList();
        if (seen.Count == 0 || !IsCheck(text) || Target(text, known) is not (var host, var port))
        {
            return null;
        }

        return new(host, port, seen.Exists(sign => sign.Reachable), Issuer(text), output);
    }

    /// <summary>A failed connection in a traceback or log is an error text, not a check that somebody ran.</summary>
    private static bool IsCheck(string text) =>
        Tools.Any(tool => text.Contains(tool, StringComparison.Ordinal)) || text.StartsWith("connected to ", StringComparison.Ordinal) || text.Contains("\nconnected to ", StringComparison.Ordinal);

    /// <summary>The server that was tried: as the output names it, else as the command in it does.</summary>
    private static (string Host, int Port)? Target(string text, MailSettings known)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[NetConnection(), Command(), Connected(), Url(), Plain()])
        {
            foreach (var found in pattern.Matches(text).Take(MostTargets))
            {
                var host = found.Groups["host"].Value.TrimEnd('.');
                if (Uri.CheckHostName(host) == UriHostNameType.Dns && host.Contains('.', StringComparison.Ordinal))
                {
                    return (host.ToLowerInvariant(), Number(found, text) ?? known.Port ?? LocalCommands.SubmissionPort);
                }
            }
        }

        return known.Host is { } used ? (used, known.Port ?? LocalCommands.SubmissionPort) : null;
    }

    private static int? Number(Match found, string text) =>
        int.TryParse(found.Groups["port"] is { Success: true } port ? port.ValueSpan : RemotePort().Match(text).Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and <= 65535 ? number : null;

    /// <summary>Who issued the certificate: the organisation where it is named, else the common name. With a chain, the issuer of the server's own comes first.</summary>
    private static string? Issuer(string text) =>
        IssuerLine().Match(text) is { Success: true } line
            ? Organisation().Match(line.Value) is { Success: true } named ? named.Groups["name"].Value.Trim() : CommonName().Match(line.Value) is { Success: true } common ? common.Groups["name"].Value.Trim() : null
            : null;

    [GeneratedRegex(@"ComputerName\s*:\s*(?<host>[A-Za-z0-9.-]{3,253})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NetConnection();

    [GeneratedRegex(@"RemotePort\s*:\s*(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RemotePort();

    [GeneratedRegex(@"(-connect\s+|SMTP(_SSL)?\(['""])(?<host>[A-Za-z0-9.-]{3,253})['"",: ]{1,4}(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Command();

    [GeneratedRegex(@"([Cc]onnect(ed|ion|x)? to|Trying|WARNING: TCP connect to)\s+\(?(?<host>[A-Za-z0-9][A-Za-z0-9.-]{2,252})\)?(\s+\([0-9A-Fa-f.:, ]+\))?(\s+port|:)?\s*[:(]?\s*(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Connected();

    [GeneratedRegex(@"smtps?://(?<host>[A-Za-z0-9.-]{3,253}):(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Url();

    [GeneratedRegex(@"nc\s+(-[A-Za-z]+\s+(\d+\s+)?)*(?<host>[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)\s+(?<port>\d{1,5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex(@"(issuer\s*[=:]|i:)[^\n]{1,300}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IssuerLine();

    [GeneratedRegex(@"\b(O|organizationName)\s*=\s*""?(?<name>[^,/\n""]{1,80})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Organisation();

    [GeneratedRegex(@"\b(CN|commonName)\s*=\s*""?(?<name>[^,/\n""]{1,80})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CommonName();

    /// <summary>A piece of output and what it means, where the other piece stands behind it on its line.</summary>
    private sealed record Sign(string Piece, string Behind, bool Reachable, bool AtLineStart = false)
    {
        public bool Stands(string text)
        {
            for (var at = text.IndexOf(Piece, StringComparison.Ordinal); at >= 0;)
            {
                var end = text.IndexOf('\n', at);
                var line = text.AsSpan(at, (end < 0 ? text.Length : end) - at);
                if (line.Contains(Behind, StringComparison.Ordinal) && (!AtLineStart || at == 0 || text[at - 1] == '\n'))
                {
                    return true;
                }

                // What does not stand behind the first piece of a line stands behind no later one.
                at = end < 0 ? -1 : text.IndexOf(Piece, end, StringComparison.Ordinal);
            }

            return false;
        }
    }
}
