using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class CacheInfo
{
    [JsonProperty("cacheType")] public string CacheType { get; set; }
    [JsonProperty("cacheDuration")] public int CacheDuration { get; set; }
}
