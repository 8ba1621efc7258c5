using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;

namespace SmtpHelpBot.Delivery.Envelopes;

/// <summary>
/// Makes of an activity what may be stored: the fields that the bot reads, masked, and no others. Platforms repeat the text in
/// attachments and blocks, and may add members that nobody here knows.
/// </summary>
internal static class Mask
{
    public static (Activity Activity, IntakeNotes Notes) Apply(Activity received)
    {
        var text = new TextMask();
        var kept = Keep(received, text);
        return (kept, new(text.Secrets, text.Truncated, CountAttachments(received)));
    }

    private static Activity Keep(Activity received, TextMask text) => new()
    {
        Type = received.Type,
        Id = received.Id,
        Timestamp = received.Timestamp,
        LocalTimezone = received.LocalTimezone,
        ChannelId = received.ChannelId,
        ServiceUrl = received.ServiceUrl,
        From = Account(received.From, text),
        Recipient = Account(received.Recipient, text),
        Conversation = Conversation(received.Conversation, text),
        Locale = received.Locale,
        Text = text.Apply(received.Text),
        TextFormat = received.TextFormat,
        Value = received.Value is null ? null : text.Apply(JToken.FromObject(received.Value)),
        Name = text.Apply(received.Name),
        Action = received.Action,
        ReplyToId = received.ReplyToId,
        DeliveryMode = received.DeliveryMode == DeliveryModes.Notification ? DeliveryModes.Notification : null,
        MembersAdded = Members(received.MembersAdded, text),
        MembersRemoved = Members(received.MembersRemoved, text),
        Entities = Mentions(received, text),
        ChannelData = Places(received.ChannelData as JObject),
    };

    private static ChannelAccount? Account(ChannelAccount? account, TextMask text) =>
        account is null ? null : new(account.Id, text.Apply(account.Name), account.Role, account.AadObjectId);

    private static ConversationAccount Conversation(ConversationAccount given, TextMask text) => new(
        given.IsGroup, given.ConversationType, given.Id, text.Apply(given.Name), given.AadObjectId, given.Role, given.TenantId);

    private static List<ChannelAccount?>? Members(IList<ChannelAccount>? members, TextMask text) => members?.Select(member => Account(member, text)).ToList();

    private static List<Entity>? Mentions(Activity received, TextMask text) => received.Entities?
        .Where(entity => entity?.Type == "mention" && entity.Properties["mentioned"] is JObject)
        .Select(entity => Mention(entity, text)).ToList();

    private static Entity Mention(Entity entity, TextMask text) => new("mention")
    {
        Properties = new JObject
        {
            ["text"] = text.Apply(Words(entity.Properties["text"])),
            ["mentioned"] = new JObject
            {
                ["id"] = Words(entity.Properties["mentioned"]!["id"]),
                ["name"] = text.Apply(Words(entity.Properties["mentioned"]!["name"])),
            },
        },
    };

    /// <summary>What is no text, or an empty one, says nothing.</summary>
    private static string? Words(JToken? value) => (value as JValue)?.Value is string { Length: > 0 } words ? words : null;

    /// <summary>The text of a Teams message comes again as an HTML attachment, which is not one that a person added.</summary>
    private static int CountAttachments(Activity received) => received.Attachments?.Count(a => a is not null && a.ContentType != "text/html") ?? 0;

    /// <summary>Which tenant, team and channel, and what kind of event: nothing that a person wrote.</summary>
    private static JObject? Places(JObject? channelData)
    {
        var kept = new JObject();
        foreach (var place in (string[])["tenant", "team", "channel"])
        {
            if (channelData?[place] is JObject given && given["id"] is { Type: JTokenType.String } id)
            {
                kept[place] = new JObject { ["id"] = id.DeepClone() };
            }
        }

        if (channelData?["eventType"] is { Type: JTokenType.String } eventType)
        {
            kept["eventType"] = eventType.DeepClone();
        }

        return kept.HasValues ? kept : null;
    }
}
