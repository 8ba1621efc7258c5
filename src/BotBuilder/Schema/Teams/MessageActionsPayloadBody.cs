using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessageActionsPayloadBody
{
    [JsonProperty("contentType")] public string ContentType { get; set; }
    [JsonProperty("content")] public string Content { get; set; }
}
