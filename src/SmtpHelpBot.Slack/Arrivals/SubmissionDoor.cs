using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Forms;
using SmtpHelpBot.Slack.Views;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Takes sent modals. What is wrong is said in place (<c>response_action: errors</c>). One that was opened from a message changes
/// that message; in one that was not, the talk goes on.
/// </summary>
public sealed class SubmissionDoor(SlackPeople people, ISlackIntake intake, ModalTalk talk, SlackWords words)
{
    /// <summary>Takes the submission.</summary>
    public async Task<SlackAnswer> TakeAsync(JObject payload, Visitor visitor, CancellationToken cancellation)
    {
        if (payload["view"] is not JObject view || ViewNote.Read(view.Value<string>("private_metadata")) is not { } note)
        {
            return new SlackAnswer.Unreadable("The modal is none of ours.");
        }

        var (data, errors) = FormAnswers.Check(note.Form, view.SelectToken("state.values") as JObject ?? [], words.FieldWrong);
        if (errors.HasValues)
        {
            return new SlackAnswer.Taken(new() { ["response_action"] = "errors", ["errors"] = errors });
        }

        var id = $"view-{view.Value<string>("id")}-{view.Value<string>("hash")}";
        return note.Place is { } place
            ? await KeepAsync(SlackActivities.Pressed(visitor.Self, SlackPlace.Read(place), await people.FindAsync(visitor.Id, visitor.Name, cancellation), id, note.Message, data), cancellation)
            : Show(await talk.AnswerAsync(view.Value<string>("id") ?? "", visitor, (direct, person) => SlackActivities.Chose(visitor.Self, direct, person, id, data), cancellation));
    }

    private async Task<SlackAnswer> KeepAsync(Microsoft.Bot.Schema.Activity press, CancellationToken cancellation) =>
        await intake.KeepAsync(press, cancellation) is null ? SlackAnswer.Nothing : Show(View.Line(words.Crowded, words));

    private static SlackAnswer.Taken Show(JObject view) => new(new JObject { ["response_action"] = "update", ["view"] = view });
}
