namespace SmtpHelpBot.Probe.Wire;

/// <summary>How the server's side of a wire ended.</summary>
internal enum WireEnd
{
    /// <summary>It has not.</summary>
    Open,

    /// <summary>The server closed the connection.</summary>
    Closed,

    /// <summary>The connection was reset.</summary>
    Reset,

    /// <summary>The server sent more than is listened to.</summary>
    TooMuch,
}
