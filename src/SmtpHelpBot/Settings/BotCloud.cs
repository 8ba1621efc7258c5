namespace SmtpHelpBot.Settings;

/// <summary>
/// A cloud of Azure Bot Service: where its tokens come from, where the bot signs in, and which hosts speak for its channels.
/// Addresses are those of the Bot Framework documentation (Connector authentication, Azure Government, Azure operated by 21Vianet);
/// hosts are the global service URLs of the Teams documentation, and the domain of the service itself.
/// </summary>
/// <param name="Name">As the setting Door:Cloud has it.</param>
/// <param name="Issuer">Who issues the tokens of its channels.</param>
/// <param name="MetadataUrl">The OpenID document that leads to the keys of those tokens.</param>
/// <param name="Login">Where the bot gets its own token; its tenant follows.</param>
/// <param name="LoginTenant">The tenant for a bot that has none of its own.</param>
/// <param name="Resource">What the bot's own token is for.</param>
/// <param name="TeamsService">The service URL of Teams where no conversation names one.</param>
/// <param name="ServiceHosts">Hosts that may be service URLs; <c>*.</c> stands for every subdomain.</param>
internal sealed record BotCloud(
    string Name, string Issuer, string MetadataUrl, string Login, string LoginTenant, string Resource, string TeamsService, IReadOnlyList<string> ServiceHosts)
{
    /// <summary>Microsoft 365 worldwide, with the government's GCC.</summary>
    public static readonly BotCloud Public = new(
        "Public",
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.com/",
        "botframework.com",
        "https://api.botframework.com",
        "https://smba.trafficmanager.net/teams/",
        ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "*.botframework.com"]);

    /// <summary>The United States government: GCC High and DoD.</summary>
    public static readonly BotCloud Government = new(
        "Government",
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.us/",
        "MicrosoftServices.onmicrosoft.us",
        "https://api.botframework.us",
        "https://smba.infra.gov.teams.microsoft.us/teams/",
        ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us", "*.botframework.azure.us"]);

    /// <summary>China, operated by 21Vianet.</summary>
    public static readonly BotCloud China = new(
        "China",
        "https://api.botframework.azure.cn",
        "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        "https://login.partner.microsoftonline.cn/",
        "microsoftservices.partner.onmschina.cn",
        "https://api.botframework.azure.cn",
        "https://frontend.botapi.msg.infra.teams.microsoftonline.cn/teams/",
        ["frontend.botapi.msg.infra.teams.microsoftonline.cn", "*.botframework.azure.cn"]);

    public static IReadOnlyList<BotCloud> All { get; } = [Public, Government, China];

    public static BotCloud? Find(string name) => All.FirstOrDefault(cloud => cloud.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
