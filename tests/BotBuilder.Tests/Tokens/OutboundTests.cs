using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BotBuilder.Tests.Running;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;

namespace BotBuilder.Tests.Tokens;

[Trait("Builtin", "BotBuilder")]
public sealed class OutboundTests
{
    [Fact]
    public async Task What_the_bot_sends_carries_its_own_token_which_is_asked_for_once()
    {
        await using var login = await Login.StartAsync();
        await using var bot = await RunningBot.StartAsync(new ScriptedBot(_ => Task.CompletedTask), login.Authentication());
        bot.Connector.Takes($"POST {Message.ConversationPath}/in%2F1");

        for (var i = 0; i < 3; i++)
        {
            await SendAsync(bot);
        }

        Assert.Equal(["Bearer token-1"], bot.Connector.Calls.Select(call => call.Authorization).Distinct(StringComparer.Ordinal));
        var asked = Assert.Single(login.Asked);
        Assert.Equal("/tenant-1/oauth2/v2.0/token", asked.Path);
        Assert.Equal("client_credentials", asked.Form["grant_type"]);
        Assert.Equal("https://api.botframework.com/.default", asked.Form["scope"]);
        Assert.Equal(Channel.AppId, asked.Form["client_id"]);
        Assert.Equal("the secret", asked.Form["client_secret"]);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        await using var login = await Login.StartAsync();
        login.Refuses = true;
        await using var bot = await RunningBot.StartAsync(new ScriptedBot(_ => Task.CompletedTask), login.Authentication());

        await Assert.ThrowsAnyAsync<Microsoft.Identity.Client.MsalException>(() => SendAsync(bot));

        Assert.Empty(bot.Connector.Calls);
    }

    [Theory]
    [InlineData("SingleTenant", "MicrosoftAppTenantId")]
    [InlineData("SingleTenant", "MicrosoftAppPassword")]
    [InlineData("UserAssignedMSI", "MicrosoftAppId")]
    public void A_kind_of_app_says_what_it_misses(string type, string missing)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["MicrosoftAppType"] = type, ["MicrosoftAppId"] = Channel.AppId, ["MicrosoftAppPassword"] = "secret", ["MicrosoftAppTenantId"] = "tenant-1", [missing] = "",
        };

        var problem = Assert.ThrowsAny<ArgumentException>(() => new ConfigurationServiceClientCredentialFactory(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));

        Assert.Contains(missing, problem.Message, StringComparison.Ordinal);
    }

    private static Task SendAsync(RunningBot bot) => bot.Adapter.ContinueConversationAsync(
        Channel.AppId,
        new ConversationReference { ChannelId = "msteams", ServiceUrl = bot.Connector.Url.ToString(), Conversation = new(id: Message.ConversationId), User = new("29:user"), Bot = new("28:bot") },
        async (turn, cancel) =>
        {
            turn.Activity.Id = "in/1";
            await turn.SendActivityAsync("hi", cancellationToken: cancel);
        },
        CancellationToken.None);

    /// <summary>The login service, over TLS with a certificate of its own, since MSAL speaks nothing else.</summary>
    private sealed class Login : IAsyncDisposable
    {
        private readonly X509Certificate2 certificate = Certificate();
        private readonly HttpClient http;
        private LoopbackServer server = null!;

        private Login() => http = new(new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck } },
        });

        public List<(string Path, IFormCollection Form)> Asked { get; } = [];

        public bool Refuses { get; set; }

        public static async Task<Login> StartAsync()
        {
            var login = new Login();
            login.server = await LoopbackServer.StartAsync(login.AnswerAsync, web: web => web.UseKestrelHttpsConfiguration().UseUrls().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, port => port.UseHttps(login.certificate))));
            return login;
        }

        public ConfigurationBotFrameworkAuthentication Authentication() => new(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ToChannelFromBotLoginUrl"] = $"https://localhost:{server.Address.Port}/tenant-1", ["ValidateAuthority"] = "false",
            }).Build(),
            new PasswordServiceClientCredentialFactory(Channel.AppId, "the secret", null, http, null));

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await server.DisposeAsync();
            certificate.Dispose();
        }

        private static X509Certificate2 Certificate()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            request.CertificateExtensions.Add(names.Build());
            using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        }

        private async Task AnswerAsync(HttpContext context)
        {
            Asked.Add((context.Request.Path, await context.Request.ReadFormAsync()));
            context.Response.StatusCode = Refuses ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Refuses
                ? """{"error":"invalid_client","error_description":"the secret has ended"}"""
                : $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token-{{Asked.Count}}"}""");
        }
    }
}
