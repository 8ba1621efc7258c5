using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class TenantInfo
{
    [JsonProperty("id")] public string Id { get; set; }
}
