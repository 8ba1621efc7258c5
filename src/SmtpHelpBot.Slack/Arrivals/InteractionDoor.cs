using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Takes what people do with buttons, modals and shortcuts (docs.slack.dev, Interaction payloads).</summary>
public sealed class InteractionDoor(Gate gate, SlackPeople people, PressDoor presses, SubmissionDoor submissions, ModalTalk talk)
{
    private static readonly SlackAnswer NotNow = new SlackAnswer.Busy(TimeSpan.FromSeconds(5));

    /// <summary>Takes a payload.</summary>
    public async Task<SlackAnswer> TakeAsync(JObject payload, CancellationToken cancellation)
    {
        var team = payload.SelectToken("team.id")?.Value<string>() ?? payload.SelectToken("user.team_id")?.Value<string>();
        var (self, refusal) = await gate.CheckAsync(team, payload.Value<string>("api_app_id"), cancellation);
        if (self is null)
        {
            return refusal!;
        }

        if (Gate.Stranger(payload.SelectToken("user.team_id")?.Value<string>(), self) is { } stranger)
        {
            return stranger;
        }

        if (payload.SelectToken("user.id")?.Value<string>() is not { Length: > 0 } user)
        {
            return new SlackAnswer.Unreadable("An interaction names its user.");
        }

        var person = await people.FindAsync(user, payload.SelectToken("user.username")?.Value<string>() ?? payload.SelectToken("user.name")?.Value<string>(), cancellation);
        return payload.Value<string>("type") switch
        {
            "block_actions" => await presses.TakeAsync(payload, self, person, cancellation),
            "view_submission" => await submissions.TakeAsync(payload, self, person, cancellation),
            "message_action" or "shortcut" => await TakeShortcutAsync(payload, self, person, cancellation),
            _ => SlackAnswer.Nothing,
        };
    }

    private async Task<SlackAnswer> TakeShortcutAsync(JObject payload, SlackSelf self, SlackPerson person, CancellationToken cancellation)
    {
        if (payload.Value<string>("trigger_id") is not { Length: > 0 } trigger)
        {
            return new SlackAnswer.Unreadable("A shortcut has a trigger.");
        }

        if (await people.ConversationAsync(person.Id, cancellation) is not { } conversation)
        {
            return NotNow;
        }

        var (place, id) = (new SlackPlace(conversation, null), $"shortcut-{trigger}");
        return payload.Value<string>("callback_id") switch
        {
            SlackCallbacks.CheckServer => await talk.OpenAsync(trigger, SlackActivities.Chose(self, place, person, id, new() { ["act"] = "check" }), cancellation),
            SlackCallbacks.DiagnoseMessage when SlackText.Plain(payload.SelectToken("message.text")?.Value<string>() ?? "", self.User) is { Length: > 0 } text =>
                await talk.OpenAsync(trigger, SlackActivities.Said(self, place, person, id, text), cancellation),
            SlackCallbacks.DiagnoseMessage => await talk.OpenAsync(trigger, SlackActivities.Chose(self, place, person, id, new() { ["act"] = "diagnose" }), cancellation),
            _ => SlackAnswer.Nothing,
        };
    }
}
