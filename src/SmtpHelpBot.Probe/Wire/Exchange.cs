namespace SmtpHelpBot.Probe.Wire;

/// <summary>A command and what came back.</summary>
/// <param name="command">The command line; null for the greeting, which nobody asks for.</param>
/// <param name="encrypted">Whether it went over TLS.</param>
internal sealed class Exchange(string? command, bool encrypted)
{
    private readonly List<string> lines = [];

    /// <summary>The command line; null for the greeting.</summary>
    public string? Command => command;

    /// <summary>Whether it went over TLS.</summary>
    public bool Encrypted => encrypted;

    /// <summary>The lines of the reply so far, without their ends. Hostile text.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>What came of a line that has not ended; empty where none has begun.</summary>
    public string Unfinished { get; set; } = "";

    /// <summary>Whether a line was longer than what is kept of it.</summary>
    public bool Shortened { get; private set; }

    /// <summary>Whether the last line of the reply is there (RFC 5321, section 4.2.1: no hyphen behind the code).</summary>
    public bool IsComplete => lines is [.., var last] && !IsContinued(last);

    /// <summary>The reply code; null where the reply has none.</summary>
    public int? Code => IsComplete && CodeOf(lines[^1]) is var code and > 0 ? code : null;

    /// <summary>What the lines say behind their codes.</summary>
    public IEnumerable<string> Texts => lines.Select(line => CodeOf(line) > 0 ? line[Math.Min(line.Length, 4)..] : line);

    /// <summary>Takes a line.</summary>
    public void Add(string line, bool shortened)
    {
        lines.Add(line);
        Shortened |= shortened;
        Unfinished = "";
    }

    private static bool IsContinued(string line) => line.Length > 3 && line[3] == '-' && CodeOf(line) > 0;

    private static int CodeOf(string line) =>
        line.Length >= 3 && line[0] is >= '2' and <= '5' && char.IsAsciiDigit(line[1]) && char.IsAsciiDigit(line[2]) && (line.Length == 3 || line[3] is ' ' or '-')
            ? ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0')
            : 0;
}
