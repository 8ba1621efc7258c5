using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessagingExtensionResponse
{
    [JsonProperty("composeExtension")] public MessagingExtensionResult ComposeExtension { get; set; }
    [JsonProperty("cacheInfo")] public CacheInfo CacheInfo { get; set; }
}
