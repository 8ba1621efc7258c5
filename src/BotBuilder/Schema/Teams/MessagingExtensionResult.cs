using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class MessagingExtensionResult
{
    [JsonProperty("attachmentLayout")] public string AttachmentLayout { get; set; }
    [JsonProperty("type")] public string Type { get; set; }
    [JsonProperty("attachments")] public IList<MessagingExtensionAttachment> Attachments { get; set; }
    [JsonProperty("suggestedActions")] public MessagingExtensionSuggestedAction SuggestedActions { get; set; }
    [JsonProperty("text")] public string Text { get; set; }
    [JsonProperty("activityPreview")] public Activity ActivityPreview { get; set; }
}
