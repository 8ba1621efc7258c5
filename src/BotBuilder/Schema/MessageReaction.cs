using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public class MessageReaction
{
    [JsonProperty("type")] public string Type { get; set; }
}
