using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public class CardAction
{
    [JsonProperty("type")] public string Type { get; set; }
    [JsonProperty("title")] public string Title { get; set; }
    [JsonProperty("image")] public string Image { get; set; }
    [JsonProperty("text")] public string Text { get; set; }
    [JsonProperty("displayText")] public string DisplayText { get; set; }
    [JsonProperty("value")] public object Value { get; set; }
    [JsonProperty("channelData")] public object ChannelData { get; set; }
    [JsonProperty("imageAltText")] public string ImageAltText { get; set; }
}
