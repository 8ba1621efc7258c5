using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

public class ConversationAccount
{
    public ConversationAccount()
    {
    }

    public ConversationAccount(bool? isGroup = default, string conversationType = null, string id = null, string name = null, string aadObjectId = null, string role = null, string tenantId = null) =>
        (IsGroup, ConversationType, Id, Name, AadObjectId, Role, TenantId) = (isGroup, conversationType, id, name, aadObjectId, role, tenantId);

    [JsonProperty("isGroup")] public bool? IsGroup { get; set; }
    [JsonProperty("conversationType")] public string ConversationType { get; set; }
    [JsonProperty("id")] public string Id { get; set; }
    [JsonProperty("name")] public string Name { get; set; }
    [JsonProperty("aadObjectId")] public string AadObjectId { get; set; }
    [JsonProperty("role")] public string Role { get; set; }
    [JsonProperty("tenantId")] public string TenantId { get; set; }
    [JsonExtensionData] public JObject Properties { get; set; } = [];
}
