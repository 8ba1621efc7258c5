using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>Whether what a channel vouches for is for this bot to answer: a service URL of its cloud, and people of a tenant that is served.</summary>
internal sealed class Admission(ChannelTrust trust)
{
    private const string Teams = "msteams";

    /// <summary>Throws <see cref="NotServedException"/> where it is not.</summary>
    public void Admit(Activity activity)
    {
        if (!trust.ServiceUrls.Allows(activity.ServiceUrl))
        {
            throw new NotServedException(Refusal.ForeignServiceUrl, new Uri(activity.ServiceUrl).IdnHost);
        }

        var tenants = TenantsOf(activity).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (trust.Tenants.Count > 0 && (tenants.Length == 0 ? activity.ChannelId == Teams : !tenants.All(Serves)))
        {
            throw new NotServedException(Refusal.Tenant, tenants.FirstOrDefault(tenant => Guid.TryParse(tenant, out _)) ?? "none");
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

    private bool Serves(string tenant) => trust.Tenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);
}
