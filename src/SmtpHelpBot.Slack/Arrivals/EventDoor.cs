using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Takes events (docs.slack.dev, Events API), those of one conversation in the order in which they come. A message is known by its
/// channel and time, so that one that comes again, or comes both as a message and as a mention, is kept once; whatever else happens
/// is known by its event id.
/// </summary>
public sealed class EventDoor(Gate gate, SlackPeople people, ISlackIntake intake, EditDoor edits, HomeDoor home, LeavingDoor leaving)
{
    private readonly InOrder conversations = new();

    /// <summary>Takes what was posted as an event.</summary>
    public Task<SlackAnswer> TakeAsync(JObject payload, CancellationToken cancellation) => Text(payload, "type") switch
    {
        "url_verification" => Task.FromResult<SlackAnswer>(new SlackAnswer.Taken(new() { ["challenge"] = Text(payload, "challenge") })),
        "event_callback" when payload["event"] is JObject happened =>
            conversations.RunAsync(Text(happened, "channel") ?? "", () => TakeAsync(payload, happened, cancellation)),
        { Length: > 0 } => Task.FromResult(SlackAnswer.Nothing),
        _ => Task.FromResult<SlackAnswer>(new SlackAnswer.Unreadable("An event has a type.")),
    };

    private async Task<SlackAnswer> TakeAsync(JObject payload, JObject happened, CancellationToken cancellation)
    {
        var (self, refusal) = await gate.CheckAsync(Origin.OfEvent(payload), cancellation);
        if (self is null)
        {
            return refusal!;
        }

        return (Text(happened, "type"), Text(happened, "subtype")) switch
        {
            ("message", "message_changed") => await edits.TakeChangedAsync(happened, self, cancellation),
            ("message", "message_deleted") => await edits.TakeDeletedAsync(happened, self, cancellation),
            ("message" or "app_mention", _) => await TakeMessageAsync(happened, self, cancellation),
            ("app_home_opened", _) when Text(happened, "tab") is "home" => await home.OpenAsync(happened, Text(payload, "event_id"), self, cancellation),
            ("member_left_channel", _) => await leaving.LeaveAsync(Text(happened, "user"), Text(happened, "channel"), Text(payload, "event_id"), self, cancellation),
            ("channel_left" or "channel_archive" or "channel_deleted" or "group_left" or "group_archive" or "group_deleted", _) =>
                await leaving.LeaveAsync(self.User, Text(happened, "channel"), Text(payload, "event_id"), self, cancellation),
            _ => SlackAnswer.Nothing,
        };
    }

    private async Task<SlackAnswer> TakeMessageAsync(JObject happened, SlackSelf self, CancellationToken cancellation)
    {
        if (PostedMessage.Of(happened, Text(happened, "channel"), self) is not { } message || !message.IsFor(self))
        {
            return SlackAnswer.Nothing;
        }

        if (await gate.RefuseStrangerAsync(message.Home, message.User, self, cancellation) is { } stranger)
        {
            return stranger;
        }

        if (message.Place.IsDirect)
        {
            people.Remember(message.User, message.Channel);
        }

        var person = await people.FindAsync(message.User, null, cancellation);
        var said = SlackActivities.Said(self, message.Place, person, message.Time, SlackText.Plain(message.Text, self.User));
        said.Attachments = [.. Enumerable.Range(0, message.Files).Select(_ => new Attachment { ContentType = "application/octet-stream" })];
        return SlackAnswer.Kept(await intake.KeepAsync(said, cancellation));
    }

    private static string? Text(JObject of, string name) => of[name] is JValue { Value: string text } ? text : null;
}
