using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class TaskModuleTaskInfo
{
    [JsonProperty("title")] public string Title { get; set; }
    [JsonProperty("height")] public object Height { get; set; }
    [JsonProperty("width")] public object Width { get; set; }
    [JsonProperty("url")] public string Url { get; set; }
    [JsonProperty("card")] public Attachment Card { get; set; }
    [JsonProperty("fallbackUrl")] public string FallbackUrl { get; set; }
    [JsonProperty("completionBotId")] public string CompletionBotId { get; set; }
}
