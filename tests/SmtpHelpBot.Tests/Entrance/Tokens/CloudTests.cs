using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Credentials;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Entrance.Tokens;

/// <summary>
/// The clouds of Azure Bot Service, each at the running host: whose tokens it believes, which hosts it answers to, and where it signs in.
/// The addresses are written out here as Microsoft documents them, so that a wrong letter in the product is found.
/// </summary>
public sealed class CloudTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Documented> Clouds = new(StringComparer.Ordinal)
    {
        ["Public"] = new(
            "https://api.botframework.com",
            "https://login.botframework.com/v1/.well-known/openidconfiguration",
            "https://login.microsoftonline.com",
            "botframework.com",
            ["https://smba.trafficmanager.net/teams/", "https://smba.trafficmanager.net/emea/", "https://smba.infra.gcc.teams.microsoft.com/teams"]),
        ["Government"] = new(
            "https://api.botframework.us",
            "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
            "https://login.microsoftonline.us",
            "MicrosoftServices.onmicrosoft.us",
            ["https://smba.infra.gov.teams.microsoft.us/teams", "https://smba.infra.dod.teams.microsoft.us/teams"]),
        ["China"] = new(
            "https://api.botframework.azure.cn",
            "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
            "https://login.partner.microsoftonline.cn",
            "microsoftservices.partner.onmschina.cn",
            ["https://frontend.botapi.msg.infra.teams.microsoftonline.cn/teams/"]),
    };

    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentQueue<string> asked = new();
    private IdentityStandIn identity = null!;

    public static TheoryData<string> Names => [.. BotCloud.All.Select(cloud => cloud.Name)];

    public async ValueTask InitializeAsync()
    {
        identity = await IdentityStandIn.StartAsync();
        identity.Publish("k1", key, ["msteams"]);
    }

    public async ValueTask DisposeAsync()
    {
        await identity.DisposeAsync();
        key.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cloud_believes_its_own_channels_answers_to_its_own_hosts_and_signs_in_at_its_own_place(string name)
    {
        var cloud = Clouds[name];
        await using var bot = await StartAsync(name, cloud);
        foreach (var url in cloud.Services)
        {
            Assert.Equal((url, 200), (url, await PostAsync(bot, cloud.Issuer, url)));
            Assert.Equal((url, 403), (url, await PostAsync(bot, cloud.Issuer, url.Replace("https:", "http:", StringComparison.Ordinal))));
        }

        foreach (var other in Clouds.Values.Where(other => other != cloud))
        {
            Assert.Equal((other.Issuer, 401), (other.Issuer, await PostAsync(bot, other.Issuer, cloud.Services[0])));
            Assert.All(other.Services, url => Assert.Equal((url, 403), (url, PostAsync(bot, cloud.Issuer, url).GetAwaiter().GetResult())));
            await Assert.ThrowsAsync<TokenKeptException>(() => SignAsync(bot, other.Services[0]));
        }

        Assert.All(asked, address => Assert.Equal(cloud.Metadata, address));
        Assert.NotEmpty(asked);
        asked.Clear();
        await SignAsync(bot, cloud.Services[0]);
        Assert.Equal([$"{cloud.Login}/{TokenScene.Tenant}/oauth2/v2.0/token"], asked);
        Assert.Contains($"{cloud.Issuer}/.default", identity.Asked.Last().Said["scope"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bot_of_many_tenants_signs_in_at_the_tenant_of_the_clouds_Bot_Framework(string name)
    {
        var trust = ChannelTrust.Of(new() { Cloud = name }, new() { MicrosoftAppId = TokenDraft.AppId, MicrosoftAppType = "MultiTenant" });

        Assert.Equal($"{Clouds[name].Login}/{Clouds[name].LoginTenant}", trust.Authority.ToString());
        Assert.Equal(Clouds[name].Services[0].TrimEnd('/'), trust.TeamsService.TrimEnd('/'));
    }

    [Theory]
    [InlineData("http://localhost/keys")]
    [InlineData("keys")]
    [InlineData("")]
    public async Task A_document_that_leads_to_keys_by_another_way_than_https_is_an_outage(string keysAt)
    {
        identity.KeysAt = keysAt;
        await using var bot = await StartAsync("Public", Clouds["Public"]);

        Assert.Equal(503, await PostAsync(bot, Clouds["Public"].Issuer, Clouds["Public"].Services[0]));
        Assert.Equal(0, identity.Readings);
    }

    private Task<RunningBot> StartAsync(string name, Documented cloud) => RunningBot.StartAsync(
        (_, _) => Task.CompletedTask,
        services => services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => new AtHome(identity, cloud, asked))),
        $"--Door:Cloud={name}",
        $"--MicrosoftAppId={TokenDraft.AppId}",
        $"--MicrosoftAppTenantId={TokenScene.Tenant}",
        "--MicrosoftAppPassword=a secret that only this test knows");

    private async Task<int> PostAsync(RunningBot bot, string issuer, string serviceUrl)
    {
        var activity = TokenScene.Activity();
        activity["serviceUrl"] = serviceUrl;
        var token = new TokenDraft("k1", key, DateTimeOffset.UtcNow).Says("iss", issuer).Says("serviceurl", serviceUrl);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToString()) };
        request.Headers.Authorization = new("Bearer", token.ToString());
        using var answer = await bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private static async Task SignAsync(RunningBot bot, string serviceUrl)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, serviceUrl);
        await bot.Get<BotToken>().ProcessHttpRequestAsync(request, TestContext.Current.CancellationToken);
        Assert.StartsWith("token-", request.Headers.Authorization?.Parameter, StringComparison.Ordinal);
    }

    /// <summary>A cloud as it is documented: connector authentication (Bot Framework), the settings for Azure Government and for Azure operated by 21Vianet, and the global service URLs of Teams.</summary>
    /// <param name="Issuer">Who issues the channels' tokens, and what the bot's own is for.</param>
    /// <param name="Metadata">Where their keys begin.</param>
    /// <param name="Login">Where the bot signs in.</param>
    /// <param name="LoginTenant">In which tenant, where it has none of its own.</param>
    /// <param name="Services">Service URLs of its Teams.</param>
    private sealed record Documented(string Issuer, string Metadata, string Login, string LoginTenant, string[] Services);

    /// <summary>Plays the places of one cloud by the stand-in, and writes down which were asked; nobody answers for another.</summary>
    private sealed class AtHome(IdentityStandIn identity, Documented cloud, ConcurrentQueue<string> asked) : DelegatingHandler(identity.Handler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            if (address.GetLeftPart(UriPartial.Authority) != identity.Url)
            {
                asked.Enqueue(address.ToString());
            }

            request.RequestUri = address switch
            {
                _ when address.ToString() == cloud.Metadata => new(identity.MetadataUrl),
                _ when address.GetLeftPart(UriPartial.Authority) == cloud.Login => new(identity.Url + address.PathAndQuery),
                _ => address,
            };
            return base.SendAsync(request, cancellationToken);
        }
    }
}
