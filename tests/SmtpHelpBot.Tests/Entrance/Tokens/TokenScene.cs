using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Entrance.Tokens;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Entrance.Tokens;

/// <summary>The running host, connected to a channel that is played, at a time that the test sets.</summary>
public sealed class TokenScene : IAsyncLifetime
{
    /// <summary>The tenant that the bot serves.</summary>
    public const string Tenant = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    private RunningBot bot = null!;

    internal IdentityStandIn Identity { get; private set; } = null!;

    internal FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));

    internal RSA Key { get; } = RSA.Create(2048);

    internal RSA Stranger { get; } = RSA.Create(2048);

    internal TokenCheck Tokens => bot.Get<TokenCheck>();

    internal Admission Admission => bot.Get<Admission>();

    internal CloudAdapter Adapter => bot.Get<CloudAdapter>();

    internal InboxBot Bot => bot.Get<InboxBot>();

    /// <summary>Who the caller was found to be, in the last turn of each conversation.</summary>
    internal ConcurrentDictionary<string, ClaimsIdentity> Callers { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys that the host believes.</summary>
    internal async Task<IEnumerable<SecurityKey>> KeysAsync() => (await bot.Get<ChannelKeySource>().GetAsync(CancellationToken.None)).All;

    /// <summary>Whether the host believes a key now.</summary>
    internal bool Believes(string key) => bot.Get<ChannelKeySource>().GetAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult().ById.ContainsKey(key);

    internal LogLines Log => bot.Log;

    /// <summary>What the host says of its own door.</summary>
    internal Task<Finding> DoorAsync() => bot.Get<IEnumerable<ICheck>>().OfType<LetInCheck>().Single().LookAsync(CancellationToken.None);

    public async ValueTask InitializeAsync()
    {
        Identity = await IdentityStandIn.StartAsync();
        Identity.Publish("k1", Key, ["msteams", "webchat", "directline"]);
        Identity.Publish("bare", Key, [], key => key.Remove("endorsements"));
        using var small = RSA.Create(1024);
        Identity.Publish("small", small, ["msteams"]);
        Identity.Publish("enc", Key, ["msteams"], key => key["use"] = "enc");
        bot = await RunningBot.StartAsync(
            (turn, _) =>
            {
                Callers[turn.Activity.Conversation.Id] = turn.TurnState.Get<ClaimsIdentity>(BotAdapter.BotIdentityKey);
                return Task.CompletedTask;
            },
            services =>
            {
                services.AddSingleton<TimeProvider>(Time);
                services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => Identity.Handler()));
            },
            $"--MicrosoftAppId={TokenDraft.AppId}",
            $"--MicrosoftAppTenantId={Tenant}",
            "--MicrosoftAppPassword=a secret that nobody asks for here",
            "--Door:PerPersonInTenSeconds=100000",
            "--Door:Channels:0=webchat",
            $"--ToBotFromChannelOpenIdMetadataUrl={Identity.MetadataUrl}");
    }

    internal TokenDraft Draft() => new("k1", Key, Time.GetUtcNow());

    internal static JObject Activity(string type = "message") => new()
    {
        ["type"] = type,
        ["id"] = Guid.NewGuid().ToString("N"),
        ["channelId"] = "msteams",
        ["serviceUrl"] = TokenDraft.ServiceUrl,
        ["from"] = new JObject { ["id"] = "29:anna" },
        ["recipient"] = new JObject { ["id"] = "28:bot" },
        ["conversation"] = new JObject { ["id"] = "a:1", ["tenantId"] = Tenant },
        ["channelData"] = new JObject { ["tenant"] = new JObject { ["id"] = Tenant } },
        ["text"] = "hello",
    };

    /// <summary>What the running host answers at its door.</summary>
    internal async Task<int> PostAsync(JObject activity, params IEnumerable<string?> headers) => (int)(await AnswerAsync(activity, headers)).StatusCode;

    /// <summary>The same with its words.</summary>
    internal async Task<HttpResponseMessage> AnswerAsync(JObject activity, params IEnumerable<string?> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToString()) };
        request.Headers.TryAddWithoutValidation("Authorization", headers.Where(header => header is not null));
        return await bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await Identity.DisposeAsync();
        Key.Dispose();
        Stranger.Dispose();
    }
}
