using System.Security.Cryptography.X509Certificates;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using SmtpHelpBot.Credentials;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Entrance.Tokens;

namespace SmtpHelpBot.Tests.Credentials;

/// <summary>How the running host gets its own token, and where it sends it.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Secret = "a-secret-that-only-the-login-service-sees";
    private IdentityStandIn identity = null!;

    public async ValueTask InitializeAsync()
    {
        identity = await IdentityStandIn.StartAsync();
        using var key = System.Security.Cryptography.RSA.Create(2048);
        identity.Publish("k1", key, ["msteams"]);
    }

    public ValueTask DisposeAsync() => identity.DisposeAsync();

    [Fact]
    public async Task With_a_secret_the_bot_signs_in_once_and_its_token_goes_with_every_message()
    {
        await using var bot = await StartAsync($"--MicrosoftAppPassword={Secret}");
        bot.Connector.Open("anna");
        for (var count = 0; count < 3; count++)
        {
            Assert.IsType<Receipt.Taken>(await DeliverAsync(bot, bot.Connector.Url));
        }

        var (path, said) = Assert.Single(identity.Asked);
        Assert.Equal($"/{TokenScene.Tenant}/oauth2/v2.0/token", path);
        Assert.Equal(("client_credentials", "https://api.botframework.com/.default", TokenDraft.AppId, Secret), (said["grant_type"], said["scope"], said["client_id"], said["client_secret"]));
        Assert.Equal(["Bearer token-1"], bot.Connector.Authorizations.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_looks_whether_the_bot_signs_in_makes_it_do_so_no_oftener()
    {
        await using var bot = await StartAsync($"--MicrosoftAppPassword={Secret}");
        var check = bot.Get<IEnumerable<ICheck>>().Single(check => check.Name == "token");
        for (var count = 0; count < 3; count++)
        {
            Assert.Equal(Verdict.Good, (await check.LookAsync(TestContext.Current.CancellationToken)).Verdict);
        }

        Assert.Single(identity.Asked);
    }

    [Theory]
    [InlineData("bot.pfx", "")]
    [InlineData("bot.pfx", "the password of the file")]
    [InlineData("bot.pem", "")]
    [InlineData("bot.pem", "the password of the file")]
    public async Task With_a_certificate_file_the_bot_proves_itself_without_a_secret(string name, string password)
    {
        var folder = Directory.CreateTempSubdirectory("smtphelpbot-certificate-");
        var path = Path.Combine(folder.FullName, name);
        using var certificate = IdentityStandIn.NewCertificate("bot", DateTimeOffset.UtcNow.AddDays(100));
        await WriteAsync(certificate, path, password);
        await using var bot = await StartAsync($"--MicrosoftAppCertificatePath={path}", $"--MicrosoftAppCertificatePassword={password}");
        bot.Connector.Open("anna");
        Assert.IsType<Receipt.Taken>(await DeliverAsync(bot, bot.Connector.Url));
        folder.Delete(recursive: true);

        var said = Assert.Single(identity.Asked).Said;
        Assert.DoesNotContain("client_secret", said.Keys);
        var proof = new JsonWebToken(said["client_assertion"]);
        Assert.Equal((TokenDraft.AppId, TokenDraft.AppId), (proof.Issuer, proof.Subject));
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), bot.Get<CredentialEnd>().At!.Value.UtcDateTime);
    }

    [Fact]
    public async Task A_certificate_file_that_comes_later_is_read_without_a_new_start()
    {
        var folder = Directory.CreateTempSubdirectory("smtphelpbot-certificate-");
        var path = Path.Combine(folder.FullName, "bot.pem");
        using var certificate = IdentityStandIn.NewCertificate("bot", DateTimeOffset.UtcNow.AddDays(100));
        await using var bot = await StartAsync($"--MicrosoftAppCertificatePath={path}");
        bot.Connector.Open("anna");
        Assert.IsType<Receipt.Later>(await DeliverAsync(bot, bot.Connector.Url));

        await WriteAsync(certificate, path, "");

        Assert.IsType<Receipt.Taken>(await DeliverAsync(bot, bot.Connector.Url));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_certificate_that_is_renewed_on_disk_signs_the_next_token_and_a_half_written_file_none()
    {
        var folder = Directory.CreateTempSubdirectory("smtphelpbot-certificate-");
        var path = Path.Combine(folder.FullName, "bot.pem");
        using var old = IdentityStandIn.NewCertificate("bot", DateTimeOffset.UtcNow.AddDays(20));
        using var renewed = IdentityStandIn.NewCertificate("bot", DateTimeOffset.UtcNow.AddDays(400));
        await WriteAsync(old, path, "");
        await using var bot = await StartAsync($"--MicrosoftAppCertificatePath={path}");
        var issuer = bot.Get<ITokenIssuer>();
        await issuer.IssueAsync(TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, "-----BEGIN", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(1));
        await issuer.IssueAsync(TestContext.Current.CancellationToken);
        await WriteAsync(renewed, path, "");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(2));
        await issuer.IssueAsync(TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);

        // The proof carries the certificate that signed it (RFC 7515 section 4.1.6).
        Assert.Equal(
            [old.Thumbprint, old.Thumbprint, renewed.Thumbprint],
            identity.Asked.Select(asked => ThumbprintIn(new JsonWebToken(asked.Said["client_assertion"]))));
        Assert.Equal(renewed.NotAfter.ToUniversalTime(), bot.Get<CredentialEnd>().At!.Value.UtcDateTime);
    }

    [Fact]
    public async Task A_certificate_is_found_in_the_store_of_this_computer_by_its_thumbprint()
    {
        using var certificate = IdentityStandIn.NewCertificate("bot-in-store", DateTimeOffset.UtcNow.AddDays(1));
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadWrite);
        store.Add(certificate);
        try
        {
            await using var bot = await StartAsync($"--MicrosoftAppCertificateThumbprint={certificate.Thumbprint}");
            bot.Connector.Open("anna");
            Assert.IsType<Receipt.Taken>(await DeliverAsync(bot, bot.Connector.Url));
            Assert.Contains("client_assertion", Assert.Single(identity.Asked).Said.Keys);
        }
        finally
        {
            store.Remove(certificate);
        }
    }

    [Fact]
    public async Task As_a_managed_identity_the_bot_asks_the_machine_and_needs_no_secret()
    {
        await using var bot = await StartAsync("--MicrosoftAppType=UserAssignedMSI");
        bot.Connector.Open("anna");
        Assert.IsType<Receipt.Taken>(await DeliverAsync(bot, bot.Connector.Url));

        var (path, said) = identity.Asked.Last();
        Assert.Equal("/metadata/identity/oauth2/token", path);
        Assert.Equal(("https://api.botframework.com", TokenDraft.AppId), (said["resource"], said["client_id"]));
        Assert.StartsWith("Bearer token-", bot.Connector.Authorizations.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net:444/")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("https://169.254.169.254/")]
    public async Task The_token_goes_to_no_service_URL_that_is_not_allowed_and_is_not_even_asked_for(string serviceUrl)
    {
        await using var bot = await StartAsync($"--MicrosoftAppPassword={Secret}");

        Assert.IsType<Receipt.Refused>(await DeliverAsync(bot, serviceUrl));

        Assert.Empty(identity.Asked);
        var credentials = await bot.Get<BotCredentials>().CreateCredentialsAsync(TokenDraft.AppId, "", "", validateAuthority: true, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, serviceUrl);
        await Assert.ThrowsAsync<TokenKeptException>(() => credentials.ProcessHttpRequestAsync(request, TestContext.Current.CancellationToken));
        Assert.Null(request.Headers.Authorization);
    }

    private static string ThumbprintIn(JsonWebToken proof)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(proof.GetHeaderValue<string[]>("x5c")[0]));
        return certificate.Thumbprint;
    }

    private static async Task WriteAsync(X509Certificate2 certificate, string path, string password)
    {
        if (path.EndsWith(".pfx", StringComparison.Ordinal))
        {
            await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12, password));
            return;
        }

        using var key = certificate.GetRSAPrivateKey()!;
        var half = password.Length == 0
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new(System.Security.Cryptography.PbeEncryptionAlgorithm.Aes256Cbc, System.Security.Cryptography.HashAlgorithmName.SHA256, 1000));
        await File.WriteAllTextAsync(path, $"{certificate.ExportCertificatePem()}\n{half}\n");
    }

    private static Task<Receipt> DeliverAsync(RunningBot bot, string serviceUrl) => bot.Get<IEnumerable<IChannelRoute>>().Last().DeliverAsync(
        new(PostKind.Send, new Activity(ActivityTypes.Message) { ChannelId = "msteams", ServiceUrl = serviceUrl, Conversation = new(id: "anna"), Text = "hi" }), TestContext.Current.CancellationToken);

    private async Task<RunningBot> StartAsync(params string[] settings) => await RunningBot.StartConnectedAsync(
        (_, _) => Task.CompletedTask,
        (services, connector) => services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => identity.Handler(connector.Url))),
        [
            $"--MicrosoftAppId={TokenDraft.AppId}",
            $"--MicrosoftAppTenantId={TokenScene.Tenant}",
            $"--ToBotFromChannelOpenIdMetadataUrl={identity.MetadataUrl}",
            $"--ToChannelFromBotLoginUrl={identity.Url}/{TokenScene.Tenant}",
            .. settings,
        ]);
}
