namespace SmtpHelpBot.Settings;

/// <summary>Whom the bot believes, and whom it tells its own token: the cloud, with what the settings change of it.</summary>
/// <param name="AppId">The bot.</param>
/// <param name="Issuer">Who issues the tokens of the channels.</param>
/// <param name="Metadata">The OpenID document that leads to the keys of those tokens.</param>
/// <param name="Authority">Where the bot gets its own token.</param>
/// <param name="Resource">What the bot's own token is for.</param>
/// <param name="ServiceUrls">Where channels may be.</param>
/// <param name="Tenants">Tenants whose people are served; empty for every one.</param>
/// <param name="Channels">Channels whose people are served, by their ids.</param>
/// <param name="TeamsService">The service URL of Teams where no conversation names one.</param>
internal sealed record ChannelTrust(
    string AppId, string Issuer, Uri Metadata, Uri Authority, string Resource, ServiceUrls ServiceUrls, IReadOnlyList<string> Tenants, IReadOnlyList<string> Channels, string TeamsService)
{
    /// <summary>The channel of Teams, which is always served.</summary>
    public const string Teams = "msteams";

    /// <summary>Puts it together.</summary>
    public static ChannelTrust Of(DoorOptions door, TeamsOptions teams)
    {
        var cloud = BotCloud.Find(door.Cloud)!;
        var tenant = teams.MicrosoftAppTenantId;
        return new(
            teams.MicrosoftAppId,
            Or(teams.ToBotFromChannelTokenIssuer, cloud.Issuer),
            new(Or(teams.ToBotFromChannelOpenIdMetadataUrl, cloud.MetadataUrl)),
            new(Or(teams.ToChannelFromBotLoginUrl, cloud.Login + (teams.IsMultiTenant || tenant.Length == 0 ? cloud.LoginTenant : tenant))),
            Or(teams.ToChannelFromBotOAuthScope, cloud.Resource),
            door.ToServiceUrls(),
            door.Tenants switch
            {
                { Count: > 0 } named => named.Contains(DoorOptions.EveryTenant) ? [] : [.. named.Select(TeamsOptions.AsTokensWriteIt)],
                _ => tenant.Length > 0 ? [tenant] : [],
            },
            [Teams, .. door.Channels],
            cloud.TeamsService);
    }

    private static string Or(string named, string usual) => named.Length > 0 ? named : usual;
}
