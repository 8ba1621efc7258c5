using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Entrance.Tokens;
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

    [Theory]
    [InlineData("MultiTenant", TokenScene.Tenant, "botframework.com")]
    [InlineData("multitenant", "", "botframework.com")]
    [InlineData("SingleTenant", TokenScene.Tenant, TokenScene.Tenant)]
    public void A_bot_of_many_tenants_signs_in_at_that_of_the_Bot_Framework_and_one_of_one_at_its_own(string type, string tenant, string place)
    {
        var teams = new TeamsOptions { MicrosoftAppId = TokenDraft.AppId, MicrosoftAppType = type, MicrosoftAppTenantId = tenant };
        Assert.Equal($"https://login.microsoftonline.com/{place}", Of(teams).Authority.ToString());
    }

    [Theory]
    [InlineData("MultiTenant", "", true)]
    [InlineData("MultiTenant", TokenScene.Tenant, true)]
    [InlineData("MultiTenant", "contoso.onmicrosoft.com", false)]
    [InlineData("SingleTenant", TokenScene.Tenant, true)]
    [InlineData("SingleTenant", "contoso.onmicrosoft.com", false)]
    [InlineData("SingleTenant", "", false)]
    [InlineData("UserAssignedMSI", "", false)]
    public void A_tenant_that_is_set_is_a_GUID_and_only_a_bot_of_many_needs_none(string type, string tenant, bool isGood)
    {
        var teams = new TeamsOptions { MicrosoftAppId = TokenDraft.AppId, MicrosoftAppType = type, MicrosoftAppTenantId = tenant, MicrosoftAppPassword = type == "UserAssignedMSI" ? "" : "secret" };
        Assert.Equal(isGood ? [] : [nameof(TeamsOptions.MicrosoftAppTenantId)], teams.Validate(new(teams)).Select(wrong => wrong.ErrorMessage!.Split(' ')[0]));
    }

    [Fact]
    public void What_is_set_to_nothing_is_the_clouds_own()
    {
        var trust = Of(new() { MicrosoftAppId = TokenDraft.AppId, MicrosoftAppTenantId = TokenScene.Tenant, ToBotFromChannelTokenIssuer = "", ToChannelFromBotOAuthScope = "" });

        Assert.Equal(("https://api.botframework.com", "https://api.botframework.com"), (trust.Issuer, trust.Resource));
    }

    [Theory]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://login.example/openid", false)]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "https://login.example/openid", true)]
    [InlineData("ToChannelFromBotLoginUrl", "http://login.example/", false)]
    [InlineData("ToChannelFromBotLoginUrl", "login.example", false)]
    [InlineData("ToChannelFromBotLoginUrl", "http://127.0.0.1:9/", true)]
    [InlineData("ChannelService", "https://botframework.azure.us", false)]
    [InlineData("ChannelService", "", true)]
    public void Keys_and_tokens_come_over_https_and_a_cloud_is_named_by_its_own_setting(string name, string value, bool isGood)
    {
        var teams = new TeamsOptions { MicrosoftAppId = TokenDraft.AppId, MicrosoftAppTenantId = TokenScene.Tenant, MicrosoftAppPassword = "secret" };
        typeof(TeamsOptions).GetProperty(name)!.SetValue(teams, value);

        Assert.Equal(isGood ? [] : [name], teams.Validate(new(teams)).Select(wrong => wrong.ErrorMessage!.Split(' ')[0]));
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("directline")]
    public void A_channel_in_which_everybody_says_who_they_are_is_served_only_where_a_setting_names_it(string channel)
    {
        var (usual, named) = (new DoorOptions(), new DoorOptions { Channels = [channel] });
        var teams = new TeamsOptions { MicrosoftAppId = TokenDraft.AppId, MicrosoftAppTenantId = TokenScene.Tenant };
        var activity = new Activity { ChannelId = channel, ServiceUrl = $"https://{channel}.botframework.com/", ChannelData = new JObject { ["tenant"] = new JObject { ["id"] = TokenScene.Tenant } } };

        new Admission(ChannelTrust.Of(named, teams)).Admit(activity);
        var refused = Assert.Throws<NotServedException>(() => new Admission(ChannelTrust.Of(usual, teams)).Admit(activity));
        Assert.Equal((Refusal.Channel, channel), (refused.Reason, refused.What));
    }

    [Theory]
    [InlineData("msteams", true)]
    [InlineData("web chat", false)]
    [InlineData("", false)]
    public void A_channel_that_is_set_is_one_by_its_form(string channel, bool isGood)
    {
        var door = new DoorOptions { Channels = [channel] };
        Assert.Equal(isGood, !door.Validate(new(door)).Any());
    }

    private static ChannelTrust Of(TeamsOptions teams, params string[] tenants) => ChannelTrust.Of(new() { Tenants = [.. tenants] }, teams);
}
