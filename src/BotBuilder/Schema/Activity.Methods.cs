using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

public partial class Activity
{
    public static IMessageActivity CreateMessageActivity() => new Activity(ActivityTypes.Message) { Attachments = [], Entities = [] };

    public Mention[] GetMentions() =>
        Entities?.Where(entity => string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase))
            .Select(entity => entity as Mention ?? entity.GetAs<Mention>()).ToArray() ?? [];

    public TypeT GetChannelData<TypeT>() => ChannelData switch
    {
        null => default,
        TypeT typed => typed,
        _ => JObject.FromObject(ChannelData).ToObject<TypeT>(),
    };

    public ConversationReference GetConversationReference() => new()
    {
        // On these two channels the update that opens a conversation cannot be replied to.
        ActivityId = Type == ActivityTypes.ConversationUpdate && ChannelId is ("directline" or "webchat") ? null : Id,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        (ChannelId, ServiceUrl, Conversation, Locale) = (reference.ChannelId, reference.ServiceUrl, reference.Conversation, Locale ?? reference.Locale);
        if (isIncoming)
        {
            (From, Recipient, Id) = (reference.User, reference.Bot, reference.ActivityId ?? Id);
        }
        else
        {
            (From, Recipient, ReplyToId) = (reference.Bot, reference.User, reference.ActivityId ?? ReplyToId);
        }

        return this;
    }
}
