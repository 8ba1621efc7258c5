using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class NotificationInfo
{
    [JsonProperty("alert")] public bool? Alert { get; set; }
    [JsonProperty("alertInMeeting")] public bool? AlertInMeeting { get; set; }
    [JsonProperty("externalResourceUrl")] public string ExternalResourceUrl { get; set; }
}
