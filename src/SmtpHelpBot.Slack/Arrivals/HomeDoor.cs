using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Takes the news that a person opened the App Home. What the bot has to say there is shown when its turn has run.</summary>
public sealed class HomeDoor(SlackPeople people, ISlackIntake intake)
{
    /// <summary>Takes the event.</summary>
    /// <param name="opened">What happened.</param>
    /// <param name="eventId">The event, which may come again.</param>
    /// <param name="self">Who the bot is.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task<SlackAnswer> OpenAsync(JObject opened, string? eventId, SlackSelf self, CancellationToken cancellation)
    {
        var user = opened.Value<string>("user");
        if (string.IsNullOrEmpty(user) || string.IsNullOrEmpty(eventId) || (opened.Value<string>("channel") ?? await people.ConversationAsync(user, cancellation)) is not { Length: > 0 } channel)
        {
            return SlackAnswer.Nothing;
        }

        people.Remember(user, channel);
        var person = await people.FindAsync(user, null, cancellation);
        var happened = SlackActivities.Happened(self, new(channel, null), person, SlackHome.OpeningOf(eventId), SlackCallbacks.HomeOpened);
        return SlackAnswer.Kept(await intake.KeepAsync(happened, cancellation));
    }
}
