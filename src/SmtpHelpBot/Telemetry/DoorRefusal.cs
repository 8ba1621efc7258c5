namespace SmtpHelpBot.Telemetry;

/// <summary>Why a request is turned away whoever sent it, in a word that is counted.</summary>
internal enum DoorRefusal
{
    /// <summary>The body is larger than any platform's: 413.</summary>
    TooLarge,

    /// <summary>The body did not come, or not in time: 408 or 400.</summary>
    NotWhole,

    /// <summary>The body is not what the platform sends: 400.</summary>
    Unreadable,

    /// <summary>It is not from this computer, and without an app id no other is served: 403.</summary>
    NotLocal,

    /// <summary>It has not the key of the local desk, or the token of another start: 401.</summary>
    NoKey,

    /// <summary>It is from a page that is not the desk's own: 403.</summary>
    OtherPage,

    /// <summary>Too many requests are at the door at once: 503.</summary>
    Crowded,

    /// <summary>What the platform vouches by cannot be had from it now: 503.</summary>
    PlatformAway,

    /// <summary>Something of the bot failed: 503.</summary>
    Failed,
}
