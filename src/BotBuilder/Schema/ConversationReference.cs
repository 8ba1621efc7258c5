using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public class ConversationReference
{
    [JsonProperty("activityId")] public string ActivityId { get; set; }
    [JsonProperty("user")] public ChannelAccount User { get; set; }
    [JsonProperty("bot")] public ChannelAccount Bot { get; set; }
    [JsonProperty("conversation")] public ConversationAccount Conversation { get; set; }
    [JsonProperty("channelId")] public string ChannelId { get; set; }
    [JsonProperty("locale")] public string Locale { get; set; }
    [JsonProperty("serviceUrl")] public string ServiceUrl { get; set; }

    public Activity GetContinuationActivity() => new(ActivityTypes.Event)
    {
        Name = ActivityEventNames.ContinueConversation,
        Id = Guid.NewGuid().ToString(),
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        Recipient = Bot,
        From = User,
        RelatesTo = this,
    };
}
