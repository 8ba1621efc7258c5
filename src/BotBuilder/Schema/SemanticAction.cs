using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public class SemanticAction
{
    [JsonProperty("id")] public string Id { get; set; }
    [JsonProperty("state")] public string State { get; set; }
    [JsonProperty("entities")] public IDictionary<string, Entity> Entities { get; set; }
}
