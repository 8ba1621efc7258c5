using System.Globalization;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>A person's message, as an event tells it.</summary>
/// <param name="Body">What the event says of it.</param>
/// <param name="Channel">Id of the channel or direct conversation.</param>
/// <param name="Time">Its time, which is its id in the channel.</param>
/// <param name="User">Who wrote it.</param>
internal sealed record PostedMessage(JObject Body, string Channel, string Time, string User)
{
    /// <summary>Seconds since 1970 that no message is sent at: a time of more is none.</summary>
    private const decimal LatestTime = 100_000_000_000;

    /// <summary>The words as Slack writes them.</summary>
    public string Text => TextOf(Body, "text") ?? "";

    /// <summary>The workspace of who wrote it; null where it is not said.</summary>
    public string? Home => TextOf(Body, "user_team");

    /// <summary>How many files are with it.</summary>
    public int Files => (Body["files"] as JArray)?.Count ?? 0;

    /// <summary>When its words were last changed; null where they never were.</summary>
    public DateTimeOffset? EditedAt => decimal.TryParse(TextOf(Body["edited"] as JObject, "ts"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds < LatestTime ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;

    /// <summary>In a channel the bot answers in the thread of the message; in a direct conversation only where there is one already.</summary>
    public SlackPlace Place => new(Channel, TextOf(Body, "thread_ts") ?? (Channel.StartsWith('D') ? null : Time));

    /// <summary>The message; null where a bot wrote it, or nobody, or it is no message of words: a join, a topic.</summary>
    public static PostedMessage? Of(JObject? body, string? channel, SlackSelf self) =>
        body is not null && !IsOwnOrNone(body, self) && channel is { Length: > 0 } && TextOf(body, "ts") is { Length: > 0 } time
            ? new(body, channel, time, TextOf(body, "user")!) : null;

    /// <summary>Whether it is said to the bot.</summary>
    public bool IsFor(SlackSelf self) => Channel.StartsWith('D') || SlackText.Mentions(Text, self.User);

    private static bool IsOwnOrNone(JObject message, SlackSelf self) =>
        TextOf(message, "user") is not { Length: > 0 } user || user == self.User || message["bot_id"] is { Type: JTokenType.String }
        || (self.Bot.Length > 0 && message.SelectToken("bot_profile.id")?.Value<string>() == self.Bot)
        || TextOf(message, "subtype") is not (null or "" or "file_share" or "thread_broadcast");

    private static string? TextOf(JObject? of, string name) => of?[name] is JValue { Value: string text } ? text : null;
}
