using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessagingExtensionAction : TaskModuleRequest
{
    [JsonProperty("commandId")] public string CommandId { get; set; }
    [JsonProperty("commandContext")] public string CommandContext { get; set; }
    [JsonProperty("botMessagePreviewAction")] public string BotMessagePreviewAction { get; set; }
    [JsonProperty("botActivityPreview")] public IList<Activity> BotActivityPreview { get; set; }
    [JsonProperty("messagePayload")] public MessageActionsPayload MessagePayload { get; set; }
    [JsonProperty("state")] public string State { get; set; }
}
