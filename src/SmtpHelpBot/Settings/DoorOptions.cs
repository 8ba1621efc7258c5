using System.ComponentModel.DataAnnotations;

namespace SmtpHelpBot.Settings;

/// <summary>Who is let in, and how much at once (section Door).</summary>
internal sealed class DoorOptions : IValidatableObject
{
    public const string Section = "Door";

    /// <summary>In place of a list of tenants: every one.</summary>
    public const string EveryTenant = "*";

    /// <summary>The cloud of Azure Bot Service: Public, Government or China.</summary>
    public string Cloud { get; set; } = BotCloud.Public.Name;

    /// <summary>Hosts beside the cloud's own that may be service URLs.</summary>
    public IList<string> ServiceUrls { get; set; } = [];

    /// <summary>Tenants whose people are served; without any, the tenant of the app, or every one where the app is of none.</summary>
    public IList<string> Tenants { get; set; } = [];

    /// <summary>Channels of the Azure Bot that are served beside Teams, by their ids, such as webchat for the portal's test chat. Who is there is not known by a tenant.</summary>
    public IList<string> Channels { get; set; } = [];

    /// <summary>Requests that are worked on side by side.</summary>
    [Range(1, 10_000)]
    public int RequestsAtOnce { get; set; } = 256;

    /// <summary>Requests that may wait for that before the door says 503.</summary>
    [Range(0, 10_000)]
    public int WaitingRequests { get; set; } = 512;

    /// <summary>Messages and clicks of one person within ten seconds.</summary>
    [Range(1, 100_000)]
    public int PerPersonInTenSeconds { get; set; } = 100;

    /// <summary>Messages and clicks of one tenant or workspace within ten seconds.</summary>
    [Range(1, 1_000_000)]
    public int PerTenantInTenSeconds { get; set; } = 3000;

    /// <summary>Messages of one person that are stored within a day.</summary>
    [Range(1, 1_000_000)]
    public int PerPersonInDay { get; set; } = 2000;

    /// <summary>Where channels may be: in the cloud, and where ServiceUrls says beside it.</summary>
    public ServiceUrls ToServiceUrls() => new([.. BotCloud.Find(Cloud)!.ServiceHosts, .. ServiceUrls]);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BotCloud.Find(Cloud) is null)
        {
            yield return new($"{nameof(Cloud)} must be one of {string.Join(", ", BotCloud.All.Select(cloud => cloud.Name))}.");
        }

        foreach (var name in ServiceUrls.Where(name => !Settings.ServiceUrls.IsName(name)))
        {
            yield return new($"{nameof(ServiceUrls)} must be hosts such as smba.trafficmanager.net or *.botframework.com, or addresses on this computer; '{name}' is none.");
        }

        foreach (var channel in Channels.Where(channel => channel.Length == 0 || !channel.All(char.IsAsciiLetterLower)))
        {
            yield return new($"{nameof(Channels)} must be ids of channels as Azure Bot Service writes them, such as msteams or webchat; '{channel}' is none.");
        }

        foreach (var tenant in Tenants.Where(tenant => tenant != EveryTenant && !Guid.TryParse(tenant, out _)))
        {
            yield return new($"{nameof(Tenants)} must be GUIDs of tenants, or * for every one; '{tenant}' is none.");
        }
    }
}
