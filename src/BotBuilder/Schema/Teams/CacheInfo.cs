using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class CacheInfo
{
    [JsonProperty(PropertyName = "cacheType")]
    public string CacheType { get; set; }

    [JsonProperty(PropertyName = "cacheDuration")]
    public int CacheDuration { get; set; }
}
