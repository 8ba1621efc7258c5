using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public class TextHighlight
{
    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    [JsonProperty(PropertyName = "occurrence")]
    public int? Occurrence { get; set; }
}
