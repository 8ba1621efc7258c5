namespace SmtpHelpBot.Diagnosis.LocalChecks;

/// <summary>The words by which the tools say that a connection came about, or did not.</summary>
internal static class LocalSigns
{
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

        // The old netcat, and the one of small devices, say only the state behind the port.
        new(") open", "", true, AtLineEnd: true), new(") : Connection", "", false), new(") : No route", "", false),

        // curl -v: one address may fail before another answers.
        new("* Connected to", "", true), new("* connect to", "failed", false), new("Failed to connect to", "", false), new("Could not resolve host", "", false), new("curl: (6)", "", false), new("curl: (7)", "", false), new("curl: (28)", "", false), new("curl: (35)", "", true),

        // The Python line, and how Python says that it failed.
        new("connected to", "", true, AtLineStart: true), new("socket.gaierror", "", false), new("ConnectionRefusedError", "", false), new("TimeoutError", "", false),
        new("OSError: [Errno 101]", "", false), new("OSError: [Errno 113]", "", false), new("OSError: [Errno 51]", "", false), new("OSError: [Errno 65]", "", false),
    ];

    /// <summary>Whether a connection came about; null where nothing says so or the contrary. One address may fail before another answers.</summary>
    public static bool? Reachable(string text) => Signs.Where(sign => sign.Stands(text)).ToList() is { Count: > 0 } seen ? seen.Exists(sign => sign.Reachable) : null;

    /// <summary>A failed connection in a traceback or log is an error text, not a check that somebody ran.</summary>
    public static bool IsCheck(string text) =>
        Tools.Any(tool => text.Contains(tool, StringComparison.Ordinal)) || IsOfOldNetcat(text) || text.StartsWith("connected to ", StringComparison.Ordinal) || text.Contains("\nconnected to ", StringComparison.Ordinal);

    private static bool IsOfOldNetcat(string text) =>
        (text.Contains(") open", StringComparison.Ordinal) || text.Contains(") : ", StringComparison.Ordinal)) && LocalTargets.OldNetcat().IsMatch(text);

    /// <summary>A piece of output and what it means, where the other piece stands behind it on its line.</summary>
    private sealed record Sign(string Piece, string Behind, bool Reachable, bool AtLineStart = false, bool AtLineEnd = false)
    {
        public bool Stands(string text)
        {
            for (var at = text.IndexOf(Piece, StringComparison.Ordinal); at >= 0;)
            {
                var end = text.IndexOf('\n', at);
                var line = text.AsSpan(at, (end < 0 ? text.Length : end) - at);
                if (line.Contains(Behind, StringComparison.Ordinal) && (!AtLineStart || at == 0 || text[at - 1] == '\n') && (!AtLineEnd || line.TrimEnd().Length == Piece.Length))
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
