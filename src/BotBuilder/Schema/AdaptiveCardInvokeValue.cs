using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public class AdaptiveCardInvokeValue
{
    [JsonProperty("action")] public AdaptiveCardInvokeAction Action { get; set; }
    [JsonProperty("state")] public string State { get; set; }
}
