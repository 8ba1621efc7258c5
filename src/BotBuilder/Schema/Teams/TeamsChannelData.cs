using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class TeamsChannelData
{
    [JsonProperty("channel")] public ChannelInfo Channel { get; set; }
    [JsonProperty("eventType")] public string EventType { get; set; }
    [JsonProperty("team")] public TeamInfo Team { get; set; }
    [JsonProperty("notification")] public NotificationInfo Notification { get; set; }
    [JsonProperty("tenant")] public TenantInfo Tenant { get; set; }
}
