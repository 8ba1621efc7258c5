using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Delivery.Envelopes;

/// <summary>The tenant (Teams) or workspace (Slack) that an activity belongs to.</summary>
internal static class Scope
{
    public static string Of(Activity activity) =>
        activity.Conversation?.TenantId
        ?? ((activity.ChannelData as JObject)?["tenant"] as JObject)?.Value<string>("id")
        ?? ((activity.ChannelData as JObject)?["team"] as JObject)?.Value<string>("id")
        ?? "";
}
