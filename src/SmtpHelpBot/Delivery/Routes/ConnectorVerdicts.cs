using System.Net;

namespace SmtpHelpBot.Delivery.Routes;

/// <summary>What is done with a message that the connector did not take.</summary>
internal enum Fate
{
    /// <summary>It is tried again later.</summary>
    Again,

    /// <summary>It is tried again later, and so is all that the same limit is about.</summary>
    Slower,

    /// <summary>The message that it changes or answers is gone: it is sent as one of its own.</summary>
    Anew,

    /// <summary>It is given up: the connector says the same next time.</summary>
    Never,
}

/// <summary>What the connector says where it does not take a message, and what is done then.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code in the body; empty for all other ones of this status.</param>
/// <param name="Fate">What is done.</param>
internal sealed record ConnectorVerdict(HttpStatusCode Status, string Code, Fate Fate)
{
    /// <summary>Why, for the log and for whoever looks at what was given up.</summary>
    public string Reason => $"HTTP {(int)Status} {Code}".TrimEnd();
}

/// <summary>
/// What Teams answers, as its documentation lists it (Microsoft Teams platform: Status codes from bot conversational APIs; Optimize your
/// bot with rate limiting; Proactive messages).
/// </summary>
internal static class ConnectorVerdicts
{
    /// <summary>Status by status, those with a code first.</summary>
    public static IReadOnlyList<ConnectorVerdict> Known { get; } =
    [
        // Passes when the secret or the registration is mended, for which there is a day.
        new(HttpStatusCode.Unauthorized, "BotNotRegistered", Fate.Again),
        new(HttpStatusCode.Unauthorized, "", Fate.Again),
        new(HttpStatusCode.Forbidden, "ConversationBlockedByUser", Fate.Never),
        new(HttpStatusCode.Forbidden, "MessageWritesBlocked", Fate.Never),
        new(HttpStatusCode.Forbidden, "BotNotInConversationRoster", Fate.Never),
        new(HttpStatusCode.Forbidden, "BotDisabledByAdmin", Fate.Never),
        new(HttpStatusCode.Forbidden, "ForbiddenOperationException", Fate.Never),
        new(HttpStatusCode.Forbidden, "NotEnoughPermissions", Fate.Never),
        new(HttpStatusCode.Forbidden, "InvalidBotApiHost", Fate.Never),
        new(HttpStatusCode.NotFound, "ActivityNotFoundInConversation", Fate.Anew),
        new(HttpStatusCode.NotFound, "ConversationNotFound", Fate.Never),
        new(HttpStatusCode.NotFound, "BotNotInConversationRoster", Fate.Never),
        new(HttpStatusCode.RequestTimeout, "", Fate.Again),
        // Two changes of one conversation met.
        new(HttpStatusCode.PreconditionFailed, "", Fate.Again),
        new(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", Fate.Never),
        new(HttpStatusCode.TooManyRequests, "", Fate.Slower),
        new(HttpStatusCode.InternalServerError, "", Fate.Again),
        new(HttpStatusCode.NotImplemented, "", Fate.Never),
        new(HttpStatusCode.BadGateway, "", Fate.Again),
        new(HttpStatusCode.ServiceUnavailable, "", Fate.Again),
        new(HttpStatusCode.GatewayTimeout, "", Fate.Again),
    ];

    /// <summary>
    /// The verdict on an answer. The code is a word of its own in the body; Teams puts it at different places there. What is not known
    /// is tried again where the connector takes the fault for its own.
    /// </summary>
    public static ConnectorVerdict Of(HttpStatusCode status, string? body) =>
        Known.FirstOrDefault(verdict => verdict.Status == status && (body ?? "").Contains(verdict.Code, StringComparison.Ordinal))
        ?? new(status, "", status >= HttpStatusCode.InternalServerError ? Fate.Again : Fate.Never);
}
