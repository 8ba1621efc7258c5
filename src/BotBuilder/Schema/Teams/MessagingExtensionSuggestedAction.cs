using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessagingExtensionSuggestedAction
{
    [JsonProperty("actions")] public IList<CardAction> Actions { get; set; }
}
