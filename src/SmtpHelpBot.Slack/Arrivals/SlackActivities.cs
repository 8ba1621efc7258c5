using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Makes activities of what people do in Slack.</summary>
internal static class SlackActivities
{
    /// <summary>Nothing is sent there by the connector's protocol: it names the platform.</summary>
    private const string ServiceUrl = "https://slack.com/";

    /// <summary>What a person said.</summary>
    public static Activity Said(SlackSelf self, SlackPlace place, SlackPerson person, string id, string text)
    {
        var message = From(self, place, person, ActivityTypes.Message, id);
        (message.Text, message.TextFormat) = (text, TextFormatTypes.Plain);
        return message;
    }

    /// <summary>What a person made of words that they had said before, and when they did.</summary>
    public static Activity Changed(SlackSelf self, SlackPlace place, SlackPerson person, string id, string text, DateTimeOffset at)
    {
        var message = Said(self, place, person, id, text);
        (message.Type, message.Timestamp) = (ActivityTypes.MessageUpdate, at);
        return message;
    }

    /// <summary>That a person took a message away: the activity has the id that the message had.</summary>
    public static Activity Deleted(SlackSelf self, SlackPlace place, SlackPerson person, string id) => From(self, place, person, ActivityTypes.MessageDelete, id);

    /// <summary>What a person pressed where no message can be changed by it: it is answered with messages.</summary>
    public static Activity Chose(SlackSelf self, SlackPlace place, SlackPerson person, string id, JObject data)
    {
        var message = From(self, place, person, ActivityTypes.Message, id);
        message.Value = data;
        return message;
    }

    /// <summary>What a person pressed on a message. Nobody waits for the answer: it goes out as a message to the presser alone.</summary>
    public static Activity Pressed(SlackSelf self, SlackPlace place, SlackPerson person, string id, string? message, JObject data)
    {
        var press = From(self, place, person, ActivityTypes.Invoke, id);
        press.Name = "adaptiveCard/action";
        press.DeliveryMode = DeliveryModes.Notification;
        press.ReplyToId = message;
        press.Value = new JObject
        {
            ["trigger"] = "manual",
            ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = data["act"]?.DeepClone(), ["data"] = data },
        };
        return press;
    }

    /// <summary>Something that happened.</summary>
    public static Activity Happened(SlackSelf self, SlackPlace place, SlackPerson person, string id, string name)
    {
        var happening = From(self, place, person, ActivityTypes.Event, id);
        happening.Name = name;
        return happening;
    }

    /// <summary>That a person, or the bot itself, is in a channel no longer.</summary>
    public static Activity Left(SlackSelf self, SlackPlace place, string who, string id)
    {
        var left = From(self, place, new(who, who, null, null), ActivityTypes.ConversationUpdate, id);
        left.MembersRemoved = [new(who)];
        return left;
    }

    private static Activity From(SlackSelf self, SlackPlace place, SlackPerson person, string type, string id) => new()
    {
        Type = type,
        Id = id,
        ChannelId = SlackChannel.Id,
        ServiceUrl = ServiceUrl,
        From = new(person.Id, person.Name),
        Recipient = new(self.User, self.Name),
        Conversation = place.ToAccount(self.Team),
        Locale = person.Locale,
    };
}
