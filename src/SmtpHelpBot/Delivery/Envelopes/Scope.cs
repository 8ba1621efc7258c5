using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Delivery.Envelopes;

/// <summary>
/// The tenant (Teams) or workspace (Slack) that an activity belongs to. In other channels of the Azure Bot whoever writes also writes the
/// channel's data, so all of one channel count as one there.
/// </summary>
internal static class Scope
{
    public static string Of(Activity activity) =>
        activity.Conversation?.TenantId ?? Named(activity, "tenant") ?? Named(activity, "team") ?? "";

    private static string? Named(Activity activity, string place) =>
        activity is { ChannelId: Channels.Msteams or Channels.Slack, ChannelData: JObject data } ? (data[place] as JObject)?.Value<string>("id") : null;
}
