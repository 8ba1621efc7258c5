using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Hosting;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>The whole host on a loopback port and a data folder of its own, with the bot's lines written by the test.</summary>
public sealed class RunningBot : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-host-");
    private readonly Func<ITurnContext, IServiceProvider, Task> script;
    private readonly Action<IServiceCollection> pieces;
    private readonly string[] settings;
    private WebApplication app = null!;
    private HttpClient client = null!;
    private int ids;

    private RunningBot(ConnectorStandIn connector, Func<ITurnContext, IServiceProvider, Task> script, Action<IServiceCollection>? pieces, string[] settings) =>
        (Connector, this.script, this.pieces, this.settings) = (connector, script, pieces ?? (static _ => { }), settings);

    public ConnectorStandIn Connector { get; }

    public LogLines Log { get; } = new();

    public string Folder => folder.FullName;

    public HttpClient Client => client;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<RunningBot> StartAsync(
        Func<ITurnContext, IServiceProvider, Task> script, Action<IServiceCollection>? pieces = null, params string[] settings)
    {
        var bot = new RunningBot(await ConnectorStandIn.StartAsync(), script, pieces, settings);
        await bot.StartAsync();
        return bot;
    }

    /// <summary>Ends the host and starts another over the same data folder.</summary>
    public Task RestartAsync() => RestartAfterAsync(static () => { });

    /// <summary>The same, with something that happens while no host runs.</summary>
    public async Task RestartAfterAsync(Action meanwhile)
    {
        await StopAsync();
        meanwhile();
        await StartAsync();
    }

    /// <summary>An incoming message, as Teams would send it.</summary>
    public JObject Message(string text, string conversation = "anna", string? id = null) => new()
    {
        ["type"] = "message",
        ["id"] = id ?? $"auto-{Interlocked.Increment(ref ids)}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = Connector.Url,
        ["from"] = new JObject { ["id"] = "user-1", ["name"] = "Anna" },
        ["recipient"] = new JObject { ["id"] = "bot-1", ["name"] = "Bot" },
        ["conversation"] = new JObject { ["id"] = conversation, ["tenantId"] = "tenant-1" },
        ["text"] = text,
    };

    public JObject Invoke(string name, JObject value, string conversation = "anna")
    {
        var activity = Message("", conversation);
        (activity["type"], activity["name"], activity["value"]) = ("invoke", name, value);
        return activity;
    }

    public Task<HttpResponseMessage> PostAsync(JObject activity) => PostAsync(activity.ToString());

    public Task<HttpResponseMessage> PostAsync(string body) =>
        client.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public async Task SayAsync(string text, string conversation = "anna")
    {
        var answer = await PostAsync(Message(text, conversation));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    /// <summary>Waits until all that a conversation was told so far is committed.</summary>
    public async Task SettleAsync(string conversation)
    {
        var last = Message("settle", conversation);
        last["deliveryMode"] = "expectReplies";
        Assert.Equal(200, (int)(await PostAsync(last)).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Connector.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        client.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async Task StartAsync()
    {
        app = BotHost.Build(["--environment=Development", "--urls=http://127.0.0.1:0", $"--Storage:Folder={Folder}", .. settings], builder =>
        {
            builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
            builder.Services.AddScoped<IBot>(provider => new ScriptedBot(turn => script(turn, provider)));
            pieces(builder.Services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        client = new() { BaseAddress = new(app.Urls.First()) };
    }

    private sealed class ScriptedBot(Func<ITurnContext, Task> script) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => script(turnContext);
    }
}
