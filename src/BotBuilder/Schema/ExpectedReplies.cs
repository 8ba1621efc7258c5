using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public class ExpectedReplies
{
    [JsonProperty("activities")] public IList<Activity> Activities { get; set; }
}
