using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>
/// Whether what a channel vouches for is for this bot to answer: a channel that is served, a service URL of its cloud, and people of a
/// tenant that is served. On other channels than Teams there may be no tenant, and the people there choose what is said of them.
/// </summary>
internal sealed class Admission(ChannelTrust trust)
{
    /// <summary>Throws <see cref="NotServedException"/> where it is not.</summary>
    public void Admit(Activity activity)
    {
        if (!trust.Channels.Contains(activity.ChannelId, StringComparer.Ordinal))
        {
            throw new NotServedException(Refusal.Channel, activity.ChannelId, "Door:Channels");
        }

        if (!trust.ServiceUrls.Allows(activity.ServiceUrl))
        {
            throw new NotServedException(Refusal.ForeignServiceUrl, new Uri(activity.ServiceUrl).IdnHost, "Door:ServiceUrls");
        }

        var tenants = TenantsOf(activity).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (trust.Tenants.Count > 0 && (tenants.Length == 0 ? activity.ChannelId == ChannelTrust.Teams : !tenants.All(Serves)))
        {
            throw new NotServedException(Refusal.Tenant, tenants.Select(TenantId).FirstOrDefault(id => id is not null) ?? "none", "Door:Tenants");
        }
    }

    private static IEnumerable<string> TenantsOf(Activity activity)
    {
        if (activity.Conversation?.TenantId is { Length: > 0 } conversation)
        {
            yield return conversation;
        }

        if (activity.ChannelData is JObject data && data["tenant"] is JObject tenant && (tenant["id"] as JValue)?.Value is string { Length: > 0 } named)
        {
            yield return named;
        }
    }

    /// <summary>The tenant as it may stand in the log; null where it is none.</summary>
    private static string? TenantId(string tenant) => Guid.TryParse(tenant, out var id) ? $"{id}" : null;

    private bool Serves(string tenant) => trust.Tenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);
}
