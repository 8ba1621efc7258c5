namespace SmtpHelpBot.Probe.Wire;

/// <summary>How much of a server's words is listened to. A reply line has at most 512 bytes (RFC 5321, section 4.5.3.1.5); real servers send more, hostile ones without end.</summary>
internal static class WireLimits
{
    /// <summary>Bytes kept of a line; the rest of it is passed over.</summary>
    public const int LineBytes = 16 * 1024;

    /// <summary>Bytes of a whole reply; a longer one ends the session.</summary>
    public const int ReplyBytes = 256 * 1024;

    /// <summary>Lines of a whole reply: real servers send some dozens.</summary>
    public const int ReplyLines = 1024;

    /// <summary>Bytes of a whole session, handshakes included.</summary>
    public const int SessionBytes = 1024 * 1024;
}

/// <summary>The server sent more than is listened to.</summary>
internal sealed class WireLimitException() : IOException("The server sent more than is listened to.");
