using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>The whole host, connected to a Slack that is played.</summary>
public sealed class SlackScene : ISlackDoor, IAsyncDisposable
{

    private SlackScene(SlackStandIn slack, RunningBot bot) => (Slack, Bot) = (slack, bot);

    public SlackStandIn Slack { get; }

    public RunningBot Bot { get; }

    public static Task<SlackScene> StartAsync(Action<IServiceCollection>? pieces = null, params string[] settings) =>
        StartAsync((added, all) => RunningBot.StartWithTheRealBotAsync(added, all), pieces, settings);

    /// <summary>The same with a bot whose lines are the test's.</summary>
    public static Task<SlackScene> StartWithAsync(Func<ITurnContext, Task> script) =>
        StartAsync((added, all) => RunningBot.StartAsync((turn, _) => script(turn), added, all), null);

    private static async Task<SlackScene> StartAsync(Func<Action<IServiceCollection>, string[], Task<RunningBot>> start, Action<IServiceCollection>? pieces, params string[] settings)
    {
        var slack = await SlackStandIn.StartAsync();
        var bot = await start(
            services =>
            {
                services.AddSingleton(_ => Client(slack));
                pieces?.Invoke(services);
            },
            [$"--Slack:BotToken={SlackStandIn.Token}", $"--Slack:SigningSecret={SlackStandIn.Secret}", $"--Slack:ApiUrl={slack.Url}", "--Pacing:SlackConversation=", "--Pacing:SlackChanges=", .. settings]);
        return new(slack, bot);
    }

    /// <summary>A person of the workspace.</summary>
    public SlackVisitor Person(string name) => new(this, name);

    public Task<HttpResponseMessage> PostAsync(string path, string body, string type) => PostAsync(path, body, type, SlackStandIn.Secret);

    /// <summary>Posts a body as Slack does, signed with a secret that may be wrong.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string body, string type, string secret)
    {
        using var request = SlackStandIn.NewRequest(path, body, type, secret);
        return await Bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task QuietAsync() => Bot.QuietAsync();

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
    }

    /// <summary>A client that calls the stand-in, which the host's own may not; the outbox keeps to no pace.</summary>
    private static SlackClient Client(SlackStandIn slack) => new(
        new HttpClient(), new SlackAccount(new(slack.Url), SlackStandIn.Token, SlackStandIn.AppToken, ""), TimeProvider.System, NullLogger<SlackClient>.Instance);
}
