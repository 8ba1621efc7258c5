using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public class Mention : Entity
{
    [JsonProperty("mentioned")] public ChannelAccount Mentioned { get; set; }
    [JsonProperty("text")] public string Text { get; set; }
}
