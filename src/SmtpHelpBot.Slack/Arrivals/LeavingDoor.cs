using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Takes the news that a person left a channel, or the bot: it was put out, or the channel was archived or deleted (docs.slack.dev,
/// Events API). Slack does not always say that the bot was put out; then it refuses what is sent there.
/// </summary>
public sealed class LeavingDoor(ISlackIntake intake)
{
    /// <summary>Takes the event.</summary>
    /// <param name="who">Who left; the bot itself where nobody is there any more whom it could reach.</param>
    /// <param name="channel">The channel that was left.</param>
    /// <param name="eventId">The event, which may come again.</param>
    /// <param name="self">Who the bot is.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task<SlackAnswer> LeaveAsync(string? who, string? channel, string? eventId, SlackSelf self, CancellationToken cancellation) =>
        string.IsNullOrEmpty(who) || string.IsNullOrEmpty(channel) || string.IsNullOrEmpty(eventId)
            ? SlackAnswer.Nothing
            : SlackAnswer.Kept(await intake.KeepAsync(SlackActivities.Left(self, new(channel, null), who, eventId), cancellation));
}
