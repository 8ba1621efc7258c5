namespace SmtpHelpBot.Probe.Session;

/// <summary>How a look over one connection ended.</summary>
internal enum Ending
{
    /// <summary>It went through to the last fact.</summary>
    Completed,

    /// <summary>Nothing listens there.</summary>
    Refused,

    /// <summary>Something on the way says that the host may not be reached (ICMP).</summary>
    Unreachable,

    /// <summary>This machine has no way to such addresses.</summary>
    NoRoute,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The server closed the connection.</summary>
    Closed,

    /// <summary>The connection was reset or broke.</summary>
    Reset,

    /// <summary>The server sent more than is listened to.</summary>
    TooMuch,

    /// <summary>TLS did not come about.</summary>
    TlsFailed,

    /// <summary>The server answered with a refusal.</summary>
    Rejected,

    /// <summary>What answered is no SMTP server.</summary>
    NotSmtp,
}
