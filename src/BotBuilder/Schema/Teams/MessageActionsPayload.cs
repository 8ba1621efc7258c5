using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessageActionsPayload
{
    [JsonProperty("id")] public string Id { get; set; }
    [JsonProperty("subject")] public string Subject { get; set; }
    [JsonProperty("body")] public MessageActionsPayloadBody Body { get; set; }
    [JsonProperty("attachments")] public IList<MessageActionsPayloadAttachment> Attachments { get; set; }
}
