using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessagingExtensionActionResponse
{
    [JsonProperty("task")] public TaskModuleResponseBase Task { get; set; }
    [JsonProperty("composeExtension")] public MessagingExtensionResult ComposeExtension { get; set; }
    [JsonProperty("cacheInfo")] public CacheInfo CacheInfo { get; set; }
}
