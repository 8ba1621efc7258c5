using System.Text;
using BotBuilder.Tests.Running;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace BotBuilder.Tests.Tokens;

/// <summary>Where the official authentication ends in an error of the server or asks less, ours answers 401.</summary>
[Trait("Builtin", "BotBuilder")]
public sealed class InboundTests : IAsyncLifetime
{
    private static readonly RsaSecurityKey Key = Channel.NewKey("k1");
    private static readonly RsaSecurityKey Other = Channel.NewKey("k2");
    private Channel channel = null!;
    private RunningBot bot = null!;
    private int turns;

    public async ValueTask InitializeAsync()
    {
        channel = await Channel.StartAsync();
        channel.Publish(Key, "msteams", "slack");
        bot = await RunningBot.StartAsync(new ScriptedBot(_ =>
        {
            turns++;
            return Task.CompletedTask;
        }), Authentication(channel.MetadataUrl));
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await channel.DisposeAsync();
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    public Task A_token_of_the_channel_lets_its_activity_in(string algorithm) =>
        AnswersAsync(200, Token(token => token.SigningCredentials = new(Key, algorithm)));

    [Fact]
    public Task The_service_URL_is_the_same_in_any_case() => AnswersAsync(200, Channel.Token(Key, bot.Connector.Url.ToString().ToUpperInvariant()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer x")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Basic dXNlcjpwdw==")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.")]
    public Task What_is_no_token_is_unauthorized(string? header) => AnswersAsync(401, header);

    [Fact]
    public Task A_token_of_another_issuer_is_unauthorized() => AnswersAsync(401, Token(token => token.Issuer = "https://api.botframework.com/"));

    [Fact]
    public Task A_token_for_another_bot_is_unauthorized() => AnswersAsync(401, Token(token => token.Audience = "another"));

    [Fact]
    public Task A_token_for_several_bots_is_unauthorized() => AnswersAsync(401, Token(token =>
    {
        token.Audience = null;
        token.Audiences.Add(Channel.AppId);
        token.Audiences.Add("another");
    }));

    [Fact]
    public Task A_token_for_nobody_is_unauthorized() => AnswersAsync(401, Token(token => token.Audience = null));

    [Fact]
    public Task A_token_that_never_ends_is_unauthorized() => AnswersAsync(401, Token(token => token.Expires = null));

    [Theory]
    [InlineData(-4, 200)]
    [InlineData(-6, 401)]
    public Task An_ended_token_is_taken_for_five_minutes_more(int minutes, int status) => AnswersAsync(status, Token(token =>
    {
        token.NotBefore = DateTime.UtcNow.AddHours(-1);
        token.Expires = DateTime.UtcNow.AddMinutes(minutes);
    }));

    [Theory]
    [InlineData(4, 200)]
    [InlineData(6, 401)]
    public Task A_token_of_later_is_taken_five_minutes_before(int minutes, int status) => AnswersAsync(status, Token(token => token.NotBefore = DateTime.UtcNow.AddMinutes(minutes)));

    [Fact]
    public Task A_token_for_another_service_URL_is_unauthorized() => AnswersAsync(401, Channel.Token(Key, "https://elsewhere.example.org/"));

    [Fact]
    public Task A_token_without_a_service_URL_is_unauthorized() => AnswersAsync(401, Token(token => token.Subject = new()));

    [Fact]
    public async Task A_key_is_good_only_for_the_channels_it_is_endorsed_for()
    {
        var slack = await bot.SendAsync(bot.Message(channel: "slack"), Token());
        var line = await bot.SendAsync(bot.Message(channel: "line"), Token());

        Assert.Equal((200, 401), (slack.Status, line.Status));
    }

    [Fact]
    public Task A_signature_by_an_unknown_key_is_unauthorized() => AnswersAsync(401, Channel.Token(Other, bot.Connector.Url.ToString()));

    [Fact]
    public Task A_signature_by_another_key_under_a_known_name_is_unauthorized() => AnswersAsync(401, Channel.Token(Channel.NewKey("k1"), bot.Connector.Url.ToString()));

    [Fact]
    public Task A_changed_token_is_unauthorized()
    {
        var parts = Token().Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("serviceurl", "serviceUrl", StringComparison.Ordinal);

        return AnswersAsync(401, $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}");
    }

    [Fact]
    public Task A_token_signed_with_the_public_key_as_a_password_is_unauthorized()
    {
        var password = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Key.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = "k1" };

        return AnswersAsync(401, Token(token => token.SigningCredentials = new(password, SecurityAlgorithms.HmacSha256)));
    }

    [Fact]
    public Task A_token_with_another_padding_is_unauthorized() => AnswersAsync(401, Token(token => token.SigningCredentials = new(Key, SecurityAlgorithms.RsaSsaPssSha256)));

    [Fact]
    public Task An_emulator_is_not_let_in() => AnswersAsync(401, Token(token =>
    {
        token.Issuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
        token.Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["ver"] = "1.0", ["appid"] = Channel.AppId };
    }));

    [Fact]
    public async Task Keys_are_read_once_for_many_messages_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.SendAsync(bot.Message(), Token())));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(1, channel.Readings);
    }

    [Fact]
    public async Task Without_an_app_id_nobody_needs_a_token()
    {
        await using var open = await RunningBot.StartAsync(turn =>
        {
            Assert.Equal("anonymous", turn.TurnState.Get<System.Security.Principal.IIdentity>(Microsoft.Bot.Builder.BotAdapter.BotIdentityKey).AuthenticationType);
            return Task.CompletedTask;
        });

        Assert.Equal(200, (await open.SendAsync(open.Message())).Status);
    }

    private static ConfigurationBotFrameworkAuthentication Authentication(string metadataUrl) => new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["MicrosoftAppId"] = Channel.AppId,
        ["MicrosoftAppPassword"] = "not used here",
        ["ToBotFromChannelOpenIdMetadataUrl"] = metadataUrl,
    }).Build());

    private string Token(Action<SecurityTokenDescriptor>? change = null) => Channel.Token(Key, bot.Connector.Url.ToString(), change);

    private async Task AnswersAsync(int status, string? header)
    {
        var before = turns;

        Assert.Equal(status, (await bot.SendAsync(bot.Message(), header)).Status);

        Assert.Equal(status == 200 ? before + 1 : before, turns);
    }
}
