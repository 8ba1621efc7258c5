using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Takes what people do to messages that they wrote before: words that they changed are read again, and what they took away is
/// told (docs.slack.dev, message_changed and message_deleted). What bots change, and what Slack adds by itself, is left.
/// </summary>
public sealed class EditDoor(Gate gate, SlackPeople people, ISlackIntake intake)
{
    /// <summary>Takes a message whose words may have changed. One that others answered to is not deleted but emptied: Slack calls what is left a tombstone.</summary>
    public async Task<SlackAnswer> TakeChangedAsync(JObject happened, SlackSelf self, CancellationToken cancellation)
    {
        if ((happened["message"] as JObject)?.Value<string>("subtype") == "tombstone")
        {
            return await TakeDeletedAsync(happened, self, cancellation);
        }

        return PostedMessage.Of(happened["message"] as JObject, happened.Value<string>("channel"), self) is { EditedAt: { } at } message
            && message.IsFor(self) && message.Text != (happened["previous_message"] as JObject)?.Value<string>("text")
            ? await KeepAsync(message, self, person => SlackActivities.Changed(self, message.Place, person, message.Time, SlackText.Plain(message.Text, self.User), at), cancellation)
            : SlackAnswer.Nothing;
    }

    /// <summary>Takes a message that is gone.</summary>
    public async Task<SlackAnswer> TakeDeletedAsync(JObject happened, SlackSelf self, CancellationToken cancellation) =>
        PostedMessage.Of(happened["previous_message"] as JObject, happened.Value<string>("channel"), self) is { } message && message.IsFor(self)
            ? await KeepAsync(message, self, person => SlackActivities.Deleted(self, message.Place, person, message.Time), cancellation)
            : SlackAnswer.Nothing;

    private async Task<SlackAnswer> KeepAsync(PostedMessage message, SlackSelf self, Func<SlackPerson, Activity> tell, CancellationToken cancellation) =>
        await gate.RefuseStrangerAsync(message.Home, message.User, self, cancellation)
            ?? SlackAnswer.Kept(await intake.KeepAsync(tell(await people.FindAsync(message.User, null, cancellation)), cancellation));
}
