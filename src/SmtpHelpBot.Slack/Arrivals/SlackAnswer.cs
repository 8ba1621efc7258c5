using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>What Slack is told about something it brought.</summary>
public abstract record SlackAnswer
{
    private static readonly TimeSpan ForNow = TimeSpan.FromSeconds(5);

    /// <summary>Whether it could not be taken because Slack, when asked, did not say who the bot is.</summary>
    public bool IsSlackAway { get; init; }

    /// <summary>It is taken, or is nothing for us.</summary>
    public static SlackAnswer Nothing { get; } = new Taken(null);

    /// <summary>What the inbox says to what it was given: it has it, or how long to wait until it is offered again.</summary>
    public static SlackAnswer Kept(TimeSpan? wait) => wait is { } given ? new Busy(given > TimeSpan.Zero ? given : ForNow) : Nothing;

    /// <summary>It is taken.</summary>
    /// <param name="Body">What goes back with it: a message for a command, an order for a modal; null for nothing.</param>
    public sealed record Taken(JObject? Body) : SlackAnswer;

    /// <summary>It could not be taken now: Slack brings an event again.</summary>
    /// <param name="After">When to come again.</param>
    public sealed record Busy(TimeSpan After) : SlackAnswer;

    /// <summary>It is not for this app or not from this workspace.</summary>
    /// <param name="Reason">Why, for the log.</param>
    public sealed record Foreign(string Reason) : SlackAnswer;

    /// <summary>It cannot be read.</summary>
    /// <param name="Reason">What is wrong with it.</param>
    public sealed record Unreadable(string Reason) : SlackAnswer;
}
