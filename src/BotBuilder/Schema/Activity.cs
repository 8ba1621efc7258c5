using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

public partial class Activity : IMessageActivity, IConversationUpdateActivity, IInstallationUpdateActivity, IEventActivity, IInvokeActivity
{
    public Activity()
    {
    }

    public Activity(
        string type = null, string id = null, DateTimeOffset? timestamp = default, DateTimeOffset? localTimestamp = default, string serviceUrl = null, string channelId = null,
        ChannelAccount from = null, ConversationAccount conversation = null, ChannelAccount recipient = null, string textFormat = null, string attachmentLayout = null,
        IList<ChannelAccount> membersAdded = null, IList<ChannelAccount> membersRemoved = null, IList<MessageReaction> reactionsAdded = null, IList<MessageReaction> reactionsRemoved = null,
        string topicName = null, bool? historyDisclosed = default, string locale = null, string text = null, string speak = null, string inputHint = null, string summary = null,
        SuggestedActions suggestedActions = null, IList<Attachment> attachments = null, IList<Entity> entities = null, object channelData = null, string action = null,
        string replyToId = null, string label = null, string valueType = null, object value = null, string name = null, ConversationReference relatesTo = null, string code = null,
        DateTimeOffset? expiration = default, string importance = null, string deliveryMode = null, IList<string> listenFor = null, IList<TextHighlight> textHighlights = null,
        SemanticAction semanticAction = null, string localTimezone = null)
    {
        (Type, Id, Timestamp, LocalTimestamp, LocalTimezone, ServiceUrl, ChannelId) = (type, id, timestamp, localTimestamp, localTimezone, serviceUrl, channelId);
        (From, Conversation, Recipient, ReplyToId, RelatesTo) = (from, conversation, recipient, replyToId, relatesTo);
        (MembersAdded, MembersRemoved, ReactionsAdded, ReactionsRemoved) = (membersAdded, membersRemoved, reactionsAdded, reactionsRemoved);
        (TopicName, HistoryDisclosed, Locale, Text, TextFormat, Speak, Summary) = (topicName, historyDisclosed, locale, text, textFormat, speak, summary);
        (InputHint, SuggestedActions, Attachments, AttachmentLayout, Entities) = (inputHint, suggestedActions, attachments, attachmentLayout, entities);
        (ChannelData, Action, Label, ValueType, Value, Name, Code) = (channelData, action, label, valueType, value, name, code);
        (Expiration, Importance, DeliveryMode, ListenFor) = (expiration, importance, deliveryMode, listenFor);
        (TextHighlights, SemanticAction) = (textHighlights, semanticAction);
    }

    [JsonProperty("type")] public string Type { get; set; }
    [JsonProperty("id")] public string Id { get; set; }
    [JsonProperty("timestamp")] public DateTimeOffset? Timestamp { get; set; }
    [JsonProperty("localTimestamp")] public DateTimeOffset? LocalTimestamp { get; set; }
    [JsonProperty("localTimezone")] public string LocalTimezone { get; set; }
    [JsonProperty("serviceUrl")] public string ServiceUrl { get; set; }
    [JsonProperty("channelId")] public string ChannelId { get; set; }
    [JsonProperty("from")] public ChannelAccount From { get; set; }
    [JsonProperty("conversation")] public ConversationAccount Conversation { get; set; }
    [JsonProperty("recipient")] public ChannelAccount Recipient { get; set; }
    [JsonProperty("textFormat")] public string TextFormat { get; set; }
    [JsonProperty("attachmentLayout")] public string AttachmentLayout { get; set; }
    [JsonProperty("membersAdded")] public IList<ChannelAccount> MembersAdded { get; set; }
    [JsonProperty("membersRemoved")] public IList<ChannelAccount> MembersRemoved { get; set; }
    [JsonProperty("reactionsAdded")] public IList<MessageReaction> ReactionsAdded { get; set; }
    [JsonProperty("reactionsRemoved")] public IList<MessageReaction> ReactionsRemoved { get; set; }
    [JsonProperty("topicName")] public string TopicName { get; set; }
    [JsonProperty("historyDisclosed")] public bool? HistoryDisclosed { get; set; }
    [JsonProperty("locale")] public string Locale { get; set; }
    [JsonProperty("text")] public string Text { get; set; }
    [JsonProperty("speak")] public string Speak { get; set; }
    [JsonProperty("inputHint")] public string InputHint { get; set; }
    [JsonProperty("summary")] public string Summary { get; set; }
    [JsonProperty("suggestedActions")] public SuggestedActions SuggestedActions { get; set; }
    [JsonProperty("attachments")] public IList<Attachment> Attachments { get; set; }
    [JsonProperty("entities")] public IList<Entity> Entities { get; set; }
    [JsonProperty("channelData")] public object ChannelData { get; set; }
    [JsonProperty("action")] public string Action { get; set; }
    [JsonProperty("replyToId")] public string ReplyToId { get; set; }
    [JsonProperty("label")] public string Label { get; set; }
    [JsonProperty("valueType")] public string ValueType { get; set; }
    [JsonProperty("value")] public object Value { get; set; }
    [JsonProperty("name")] public string Name { get; set; }
    [JsonProperty("relatesTo")] public ConversationReference RelatesTo { get; set; }
    [JsonProperty("code")] public string Code { get; set; }
    [JsonProperty("expiration")] public DateTimeOffset? Expiration { get; set; }
    [JsonProperty("importance")] public string Importance { get; set; }
    [JsonProperty("deliveryMode")] public string DeliveryMode { get; set; }
    [JsonProperty("listenFor")] public IList<string> ListenFor { get; set; }
    [JsonProperty("textHighlights")] public IList<TextHighlight> TextHighlights { get; set; }
    [JsonProperty("semanticAction")] public SemanticAction SemanticAction { get; set; }
    [JsonProperty("callerId")] public string CallerId { get; set; }
    [JsonExtensionData] public JObject Properties { get; set; } = [];
}
