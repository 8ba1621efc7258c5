using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Takes events (docs.slack.dev, Events API). A message is known by its channel and time, so that one that comes again, or comes
/// both as a message and as a mention, is kept once; whatever else happens is known by its event id.
/// </summary>
public sealed class EventDoor(Gate gate, SlackPeople people, ISlackIntake intake, HomeDoor home)
{
    private static readonly TimeSpan ForNow = TimeSpan.FromSeconds(5);

    /// <summary>Takes what was posted as an event.</summary>
    public async Task<SlackAnswer> TakeAsync(JObject payload, CancellationToken cancellation)
    {
        switch (Text(payload, "type"))
        {
            case "url_verification":
                return new SlackAnswer.Taken(new() { ["challenge"] = Text(payload, "challenge") });
            case "event_callback" when payload["event"] is JObject happened:
                return await TakeAsync(payload, happened, cancellation);
            case "app_rate_limited":
                return SlackAnswer.Nothing;
            case { Length: > 0 }:
                return SlackAnswer.Nothing;
            default:
                return new SlackAnswer.Unreadable("An event has a type.");
        }
    }

    private async Task<SlackAnswer> TakeAsync(JObject payload, JObject happened, CancellationToken cancellation)
    {
        var (self, refusal) = await gate.CheckAsync(Text(payload, "team_id"), Text(payload, "api_app_id"), cancellation);
        if (self is null)
        {
            return refusal!;
        }

        return Text(happened, "type") switch
        {
            "message" or "app_mention" => await TakeMessageAsync(happened, self, cancellation),
            "app_home_opened" when Text(happened, "tab") is "home" => await home.OpenAsync(happened, self, cancellation),
            _ => SlackAnswer.Nothing,
        };
    }

    private async Task<SlackAnswer> TakeMessageAsync(JObject message, SlackSelf self, CancellationToken cancellation)
    {
        if (IsOwnOrNone(message, self) || Text(message, "channel") is not { Length: > 0 } channel || Text(message, "ts") is not { Length: > 0 } ts)
        {
            return SlackAnswer.Nothing;
        }

        var text = Text(message, "text") ?? "";
        var place = PlaceOf(channel, Text(message, "thread_ts"), ts);
        if (!place.IsDirect && !SlackText.Mentions(text, self.User))
        {
            return SlackAnswer.Nothing;
        }

        if (Gate.Stranger(Text(message, "user_team"), self) is { } stranger)
        {
            return stranger;
        }

        var user = Text(message, "user")!;
        if (place.IsDirect)
        {
            people.Remember(user, channel);
        }

        var said = SlackActivities.Said(self, place, await people.FindAsync(user, null, cancellation), ts, SlackText.Plain(text, self.User));
        said.Attachments = [.. (message["files"] as JArray ?? []).Select(_ => new Attachment { ContentType = "application/octet-stream" })];
        return await intake.KeepAsync(said, cancellation) is { } wait ? new SlackAnswer.Busy(wait > TimeSpan.Zero ? wait : ForNow) : SlackAnswer.Nothing;
    }

    /// <summary>What the bot or another bot wrote, and what is no new message of a person: edits, deletions, joins.</summary>
    private static bool IsOwnOrNone(JObject message, SlackSelf self) =>
        Text(message, "user") is not { Length: > 0 } user || user == self.User || message["bot_id"] is { Type: JTokenType.String }
        || (self.Bot.Length > 0 && message.SelectToken("bot_profile.id")?.Value<string>() == self.Bot)
        || Text(message, "subtype") is not (null or "" or "file_share" or "thread_broadcast");

    /// <summary>In a channel the bot answers in the thread of the message; in a direct conversation only where there is one already.</summary>
    private static SlackPlace PlaceOf(string channel, string? thread, string ts) =>
        channel.StartsWith('D') ? new(channel, thread) : new(channel, thread ?? ts);

    private static string? Text(JObject of, string name) => of[name] is JValue { Value: string text } ? text : null;
}
