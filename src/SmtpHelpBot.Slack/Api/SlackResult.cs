using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Api;

/// <summary>What Slack said to a call.</summary>
public abstract record SlackResult
{
    /// <summary>It was done.</summary>
    /// <param name="Body">The answer.</param>
    public sealed record Done(JObject Body) : SlackResult
    {
        /// <summary>What the token is allowed; null where Slack does not say.</summary>
        public IReadOnlyList<string>? Scopes { get; init; }
    }

    /// <summary>A part of it is there; the rest is for the next call, which is told of this part.</summary>
    /// <param name="Ts">The times of the messages that are there, with commas.</param>
    public sealed record Begun(string Ts) : SlackResult;

    /// <summary>Not now: the same call may succeed later.</summary>
    /// <param name="After">How long Slack asks us to wait; null where it does not say.</param>
    /// <param name="Reason">Why, in a word for the log.</param>
    /// <param name="IsTooFast">Whether too much was sent: not this call has to wait, but every one of its method.</param>
    /// <param name="IsUncertain">Whether it may be done all the same, because the answer was lost.</param>
    public sealed record Later(TimeSpan? After, string Reason, bool IsTooFast = false, bool IsUncertain = false) : SlackResult;

    /// <summary>Never: the same call fails again.</summary>
    /// <param name="Reason">Slack's name of the error, or what is wrong with the answer.</param>
    public sealed record Refused(string Reason) : SlackResult
    {
        /// <summary>Whether it is the token that Slack does not know: once that is mended, the same call succeeds.</summary>
        public bool IsMendedByToken => SlackErrors.IsMendedByToken(Reason);
    }
}
