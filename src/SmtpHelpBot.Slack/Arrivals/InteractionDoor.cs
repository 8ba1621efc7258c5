using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Takes what people do with buttons, modals and shortcuts (docs.slack.dev, Interaction payloads).</summary>
public sealed class InteractionDoor(Gate gate, PressDoor presses, SubmissionDoor submissions, ModalTalk talk)
{
    /// <summary>Takes a payload.</summary>
    public async Task<SlackAnswer> TakeAsync(JObject payload, CancellationToken cancellation)
    {
        var (self, refusal) = await gate.CheckAsync(Origin.OfInteraction(payload), cancellation);
        if (self is null)
        {
            return refusal!;
        }

        if (payload["user"] is not JObject user || user.Value<string>("id") is not { Length: > 0 } id)
        {
            return new SlackAnswer.Unreadable("An interaction names its user.");
        }

        if (await gate.RefuseStrangerAsync(user.Value<string>("team_id"), id, self, cancellation) is { } stranger)
        {
            return stranger;
        }

        var visitor = new Visitor(self, id, user.Value<string>("username") ?? user.Value<string>("name"));
        return payload.Value<string>("type") switch
        {
            "block_actions" => await presses.TakeAsync(payload, visitor, cancellation),
            "view_submission" => await submissions.TakeAsync(payload, visitor, cancellation),
            "message_action" or "shortcut" => await TakeShortcutAsync(payload, visitor, cancellation),
            _ => SlackAnswer.Nothing,
        };
    }

    private async Task<SlackAnswer> TakeShortcutAsync(JObject payload, Visitor visitor, CancellationToken cancellation)
    {
        if (payload.Value<string>("trigger_id") is not { Length: > 0 } trigger)
        {
            return new SlackAnswer.Unreadable("A shortcut has a trigger.");
        }

        return payload.Value<string>("callback_id") switch
        {
            SlackCallbacks.CheckServer => await OpenAsync(Chose("check")),
            SlackCallbacks.DiagnoseMessage when SlackText.Plain(payload.SelectToken("message.text")?.Value<string>() ?? "", visitor.Self.User) is { Length: > 0 } text =>
                await OpenAsync((place, person) => SlackActivities.Said(visitor.Self, place, person, $"shortcut-{trigger}", text)),
            SlackCallbacks.DiagnoseMessage => await OpenAsync(Chose("diagnose")),
            _ => SlackAnswer.Nothing,
        };

        Saying Chose(string act) => (place, person) => SlackActivities.Chose(visitor.Self, place, person, $"shortcut-{trigger}", new() { ["act"] = act });

        Task<SlackAnswer> OpenAsync(Saying said) => talk.OpenAsync(trigger, visitor, said, cancellation);
    }
}
