using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessagingExtensionQueryOptions
{
    [JsonProperty("skip")] public int? Skip { get; set; }
    [JsonProperty("count")] public int? Count { get; set; }
}
