using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class TaskModuleContinueResponse : TaskModuleResponseBase
{
    [JsonProperty("value")] public TaskModuleTaskInfo Value { get; set; }
}
