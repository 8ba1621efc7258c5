using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Takes the slash command. Whoever reads along in the channel sees nothing of it: a line for its sender says that the answer is
/// in the direct conversation, where all that follows belongs.
/// </summary>
public sealed partial class CommandDoor(Gate gate, SlackPeople people, ISlackIntake intake, SlackWords words)
{
    /// <summary>Takes the fields of a command.</summary>
    public async Task<SlackAnswer> TakeAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancellation)
    {
        var (self, refusal) = await gate.CheckAsync(Origin.OfCommand(fields), cancellation);
        if (self is null)
        {
            return refusal is SlackAnswer.Busy ? Say(words.Crowded) with { IsSlackAway = refusal.IsSlackAway } : refusal!;
        }

        var (user, trigger) = (Field("user_id"), Field("trigger_id"));
        if (user.Length == 0 || trigger.Length == 0)
        {
            return new SlackAnswer.Unreadable("A command names its user and its trigger.");
        }

        if (await people.MeetAsync(user, Field("user_name"), cancellation) is not var (place, person))
        {
            return Say(words.Crowded);
        }

        var said = SlackActivities.Said(self, place, person, $"command-{trigger}", Wanted(SlackText.Plain(Field("text"), self.User)));
        return await intake.KeepAsync(said, cancellation) is not null ? Say(words.Crowded) : Field("channel_id") == place.Channel ? SlackAnswer.Nothing : Say(words.InMessages);

        string Field(string name) => fields.TryGetValue(name, out var value) ? value : "";
    }

    private static SlackAnswer.Taken Say(string line) => new(new JObject { ["response_type"] = "ephemeral", ["text"] = Rendering.Mrkdwn.Escape(line) });

    /// <summary>The name of a server alone means that it is to be checked; anything else is read as it is.</summary>
    private static string Wanted(string text) => Server().IsMatch(text) ? $"check {text}" : text;

    /// <summary>A host name or mail address in small letters with a port or without: names of errors are written with capitals.</summary>
    [GeneratedRegex(@"^(?:[^\s@]+@)?(?:[a-z0-9-]+\.)+(?!\w*(?:error|exception)\b)[a-z]{2,24}(?::\d{1,5})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Server();
}
