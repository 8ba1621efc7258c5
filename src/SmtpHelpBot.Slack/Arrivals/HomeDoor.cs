using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Sending;
using SmtpHelpBot.Slack.Views;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Shows the App Home to a person who opens it: what the bot has to say there, with their open tickets.</summary>
public sealed class HomeDoor(SlackClient client, SlackPeople people, ISlackIntake intake)
{
    /// <summary>Takes the event that it was opened.</summary>
    public async Task<SlackAnswer> OpenAsync(JObject opened, SlackSelf self, CancellationToken cancellation)
    {
        var user = opened.Value<string>("user");
        if (string.IsNullOrEmpty(user) || (opened.Value<string>("channel") ?? await people.ConversationAsync(user, cancellation)) is not { Length: > 0 } channel)
        {
            return SlackAnswer.Nothing;
        }

        people.Remember(user, channel);
        var person = await people.FindAsync(user, null, cancellation);
        var happened = SlackActivities.Happened(self, new(channel, null), person, $"home-{Guid.NewGuid():N}", SlackCallbacks.HomeOpened);
        if (await intake.AskAsync(happened, cancellation) is { Count: > 0 } replies)
        {
            await client.PublishViewAsync(user, View.Home(replies.SelectMany(reply => Cards.Render(reply).Blocks)), cancellation);
        }

        return SlackAnswer.Nothing;
    }
}
