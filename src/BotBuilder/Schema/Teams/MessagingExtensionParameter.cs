using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessagingExtensionParameter
{
    [JsonProperty("name")] public string Name { get; set; }
    [JsonProperty("value")] public object Value { get; set; }
}
