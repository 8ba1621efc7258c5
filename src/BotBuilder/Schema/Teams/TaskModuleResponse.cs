using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class TaskModuleResponse
{
    [JsonProperty("task")] public TaskModuleResponseBase Task { get; set; }
    [JsonProperty("cacheInfo")] public CacheInfo CacheInfo { get; set; }
}
