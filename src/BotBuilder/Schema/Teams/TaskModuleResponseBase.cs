using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class TaskModuleResponseBase
{
    [JsonProperty("type")] public string Type { get; set; }
}
