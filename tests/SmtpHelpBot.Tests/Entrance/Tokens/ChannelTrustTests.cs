using Microsoft.Extensions.Configuration;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Tests.Entrance.Tokens;

/// <summary>Whom the settings make the bot believe.</summary>
public sealed class ChannelTrustTests
{
    [Theory]
    [InlineData("D")]
    [InlineData("N")]
    [InlineData("B")]
    [InlineData("P")]
    public void However_a_GUID_is_written_it_is_the_one_that_tokens_name(string form)
    {
        string Written(string id) => Guid.Parse(id).ToString(form).ToUpperInvariant();
        var teams = new TeamsOptions { MicrosoftAppId = Written(TokenDraft.AppId), MicrosoftAppTenantId = Written(TokenScene.Tenant) };

        Assert.Equal((TokenDraft.AppId, TokenDraft.AppId), (Of(teams).AppId, teams.MicrosoftAppId));
        Assert.Equal([TokenScene.Tenant], Of(teams).Tenants);
        Assert.EndsWith($"/{TokenScene.Tenant}", Of(teams).Authority.ToString(), StringComparison.Ordinal);
        Assert.Equal([TokenScene.Tenant], Of(teams, Written(TokenScene.Tenant)).Tenants);
    }

    private static ChannelTrust Of(TeamsOptions teams, params string[] tenants) => ChannelTrust.Of(new() { Tenants = [.. tenants] }, teams, new ConfigurationBuilder().Build());
}
