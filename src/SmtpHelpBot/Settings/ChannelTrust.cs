using Microsoft.Extensions.Options;

namespace SmtpHelpBot.Settings;

/// <summary>Whom the bot believes, and whom it tells its own token: the cloud, with what the settings change of it.</summary>
/// <param name="AppId">The bot.</param>
/// <param name="Issuer">Who issues the tokens of the channels.</param>
/// <param name="Metadata">The OpenID document that leads to the keys of those tokens.</param>
/// <param name="Authority">Where the bot gets its own token.</param>
/// <param name="Resource">What the bot's own token is for.</param>
/// <param name="ServiceUrls">Where channels may be.</param>
/// <param name="Tenants">Tenants whose people are served; empty for every one.</param>
/// <param name="TeamsService">The service URL of Teams where no conversation names one.</param>
internal sealed record ChannelTrust(
    string AppId, string Issuer, Uri Metadata, Uri Authority, string Resource, ServiceUrls ServiceUrls, IReadOnlyList<string> Tenants, string TeamsService)
{
    /// <summary>Puts it together. The addresses have the names that the Bot Framework gives them, for a platform that is played.</summary>
    public static ChannelTrust Of(DoorOptions door, TeamsOptions teams, IConfiguration configuration)
    {
        var cloud = BotCloud.Find(door.Cloud)!;
        var tenant = teams.MicrosoftAppTenantId;
        return new(
            teams.MicrosoftAppId,
            configuration["ToBotFromChannelTokenIssuer"] ?? cloud.Issuer,
            SafeAddress(configuration, "ToBotFromChannelOpenIdMetadataUrl", cloud.MetadataUrl),
            SafeAddress(configuration, "ToChannelFromBotLoginUrl", cloud.Login + (teams.IsMultiTenant || tenant.Length == 0 ? cloud.LoginTenant : tenant)),
            configuration["ToChannelFromBotOAuthScope"] ?? cloud.Resource,
            new([.. cloud.ServiceHosts, .. door.ServiceUrls]),
            door.Tenants switch
            {
                { Count: > 0 } named => named.Contains(DoorOptions.EveryTenant) ? [] : [.. named.Select(TeamsOptions.AsTokensWriteIt)],
                _ => tenant.Length > 0 ? [tenant] : [],
            },
            cloud.TeamsService);
    }

    /// <summary>Keys and tokens come over https, or from this computer.</summary>
    private static Uri SafeAddress(IConfiguration configuration, string name, string usual) =>
        Uri.TryCreate(configuration[name] ?? usual, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : throw new OptionsValidationException(name, typeof(ChannelTrust), [$"{name} must be an https address."]);
}
