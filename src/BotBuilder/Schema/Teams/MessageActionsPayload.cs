using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessageActionsPayload
{
    [JsonProperty("id")] public string Id { get; set; }
    [JsonProperty("body")] public MessageActionsPayloadBody Body { get; set; }
}
