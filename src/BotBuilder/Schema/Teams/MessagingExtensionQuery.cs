using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessagingExtensionQuery
{
    [JsonProperty("commandId")] public string CommandId { get; set; }
    [JsonProperty("parameters")] public IList<MessagingExtensionParameter> Parameters { get; set; }
    [JsonProperty("queryOptions")] public MessagingExtensionQueryOptions QueryOptions { get; set; }
    [JsonProperty("state")] public string State { get; set; }
}
