using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class TaskModuleRequest
{
    [JsonProperty("data")] public object Data { get; set; }
    [JsonProperty("context")] public TaskModuleRequestContext Context { get; set; }
}
