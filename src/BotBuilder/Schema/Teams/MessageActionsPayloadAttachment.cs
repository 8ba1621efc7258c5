using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessageActionsPayloadAttachment
{
    [JsonProperty("contentType")] public string ContentType { get; set; }
    [JsonProperty("content")] public object Content { get; set; }
}
