namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>Why someone is not let in, in a word that is counted.</summary>
internal enum Refusal
{
    /// <summary>There is no token, or two.</summary>
    NoToken,

    /// <summary>What is there is no token, or longer than any.</summary>
    Malformed,

    /// <summary>Its algorithm is not one of the channel's.</summary>
    Algorithm,

    /// <summary>It is signed by a key that the channel does not publish.</summary>
    UnknownKey,

    /// <summary>Its signature is not of the key it names.</summary>
    Signature,

    /// <summary>Somebody else issued it.</summary>
    Issuer,

    /// <summary>It is for another bot, for several, or for nobody.</summary>
    Audience,

    /// <summary>It has ended, has not begun, or never ends.</summary>
    Lifetime,

    /// <summary>Its key is not endorsed for the channel.</summary>
    Endorsement,

    /// <summary>It is for another service URL than the activity's.</summary>
    ServiceUrl,

    /// <summary>The service URL is none that the bot answers to.</summary>
    ForeignServiceUrl,

    /// <summary>The tenant is not served.</summary>
    Tenant,

    /// <summary>The channel is not served.</summary>
    Channel,
}

/// <summary>The token is not good: answer 401.</summary>
internal sealed class TokenRefusedException(Refusal reason) : UnauthorizedAccessException($"The token is refused: {reason}.")
{
    public Refusal Reason => reason;
}

/// <summary>The token is good, and yet it is not for us to answer: answer 403.</summary>
internal sealed class NotServedException(Refusal reason, string what, string setting) : Exception($"Not served: {reason}.")
{
    public Refusal Reason => reason;

    /// <summary>The channel, host or tenant, for the log.</summary>
    public string What => what;

    /// <summary>The setting that says what is served.</summary>
    public string Setting => setting;
}
