using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>The whole host on a loopback port and a data folder of its own, with the bot's lines written by the test, or with the real bot. It calls the connector and nobody else.</summary>
public sealed class RunningBot : IBotDoor, IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-host-");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A stand-in has no limits; a test that is about them sets its own.</summary>
    private static readonly string[] Unpaced = ["--Pacing:TeamsConversation=", "--Pacing:TeamsTenant=", "--Pacing:SlackConversation=", "--Pacing:SlackChanges="];
    private readonly ConcurrentQueue<string> answers = new();
    private readonly Func<ITurnContext, IServiceProvider, Task>? script;
    private readonly Action<IServiceCollection> pieces;
    private string[] settings;
    private WebApplication app = null!;
    private HttpClient client = null!;
    private bool isGuest;
    private int ids;

    private RunningBot(ConnectorStandIn connector, Func<ITurnContext, IServiceProvider, Task>? script, Action<IServiceCollection>? pieces, string[] settings) =>
        (Connector, this.script, this.pieces, this.settings) = (connector, script, pieces ?? (static _ => { }), settings);

    public ConnectorStandIn Connector { get; }

    public LogLines Log { get; } = new();

    public string Folder => folder.FullName;

    public HttpClient Client => client;

    /// <summary>The code that makes a conversation the helpdesk.</summary>
    public string HelpdeskCode => Get<HelpdeskCode>().Value;

    /// <summary>The body of every answer that the bot gave at its door.</summary>
    public IReadOnlyCollection<string> Answers => answers;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static Task<RunningBot> StartAsync(
        Func<ITurnContext, IServiceProvider, Task> script, Action<IServiceCollection>? pieces = null, params string[] settings) =>
        BeginAsync(script, pieces, settings);

    /// <summary>The host with an app id, whose platform is the connector of the test; <paramref name="pieces"/> plays what gives out tokens and keys.</summary>
    internal static async Task<RunningBot> StartConnectedAsync(Func<ITurnContext, IServiceProvider, Task>? script, Action<IServiceCollection, ConnectorStandIn> pieces, params string[] settings)
    {
        var connector = await ConnectorStandIn.StartAsync();
        var bot = new RunningBot(connector, script, services => pieces(services, connector), [.. await HostDatabase.NewAsync(), $"--Door:ServiceUrls:0={connector.Url}", .. settings]);
        await bot.StartAsync();
        return bot;
    }

    /// <summary>The host with the bot that people meet.</summary>
    public static Task<RunningBot> StartWithTheRealBotAsync(Action<IServiceCollection>? pieces = null, params string[] settings) => BeginAsync(null, pieces, settings);

    private static async Task<RunningBot> BeginAsync(Func<ITurnContext, IServiceProvider, Task>? script, Action<IServiceCollection>? pieces, string[] settings)
    {
        var bot = new RunningBot(await ConnectorStandIn.StartAsync(), script, pieces, [.. await HostDatabase.NewAsync(), .. settings]);
        await bot.StartAsync();
        return bot;
    }

    /// <summary>Starts another bot beside this one, with the same settings and the same connector.</summary>
    public async Task<RunningBot> StartAnotherAsync()
    {
        var other = new RunningBot(Connector, script, pieces, settings) { isGuest = true };
        await other.StartAsync();
        return other;
    }

    /// <summary>Ends the host and starts another over the same data folder.</summary>
    public Task RestartAsync() => RestartAfterAsync(static () => { });

    /// <summary>The same, with these settings in place of those of their sections.</summary>
    public Task RestartWithAsync(string section, params string[] others)
    {
        settings = [.. settings.Where(setting => !setting.StartsWith($"--{section}", StringComparison.Ordinal)), .. others];
        return RestartAsync();
    }

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

    JObject IBotDoor.Message(string text, string conversation) => Message(text, conversation);

    public JObject Invoke(string name, JObject value, string conversation = "anna")
    {
        var activity = Message("", conversation);
        (activity["type"], activity["name"], activity["value"]) = ("invoke", name, value);
        return activity;
    }

    public Task<HttpResponseMessage> PostAsync(JObject activity) => PostAsync(activity.ToString());

    public async Task<HttpResponseMessage> PostAsync(string body)
    {
        var answer = await client.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        answers.Enqueue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return answer;
    }

    /// <summary>Where it listens: the bot, and after it what else there is.</summary>
    public IReadOnlyCollection<string> Urls => [.. app.Urls];

    /// <summary>What can be read of metrics, where the settings ask for them: at the address after the bot's own.</summary>
    public Task<string> MetricsAsync() => client.GetStringAsync(new Uri(new(app.Urls.ElementAt(1)), "/metrics"), TestContext.Current.CancellationToken);

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

    /// <summary>Waits until nothing is left to do: every turn committed, every message delivered or given up, every job done.</summary>
    public async Task QuietAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (await IsBusyAsync())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "The bot does not come to rest.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await (isGuest ? ValueTask.CompletedTask : Connector.DisposeAsync());
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
        app = BotHost.Build([.. Unpaced, "--environment=Development", "--urls=http://127.0.0.1:0", "--Desk:Port=0", "--Telemetry:PrometheusAddress=http://127.0.0.1:0", "--Delivery:AnswerWithinSeconds=15", "--Door:PerPersonInTenSeconds=100000", "--Door:PerPersonInDay=100000", $"--Storage:Folder={Folder}", .. settings], builder =>
        {
            builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
            builder.Services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => new ConnectorOnly(Connector)));
            if (script is not null)
            {
                builder.Services.AddScoped<IBot>(provider => new ScriptedBot(turn => script(turn, provider)));
            }

            pieces(builder.Services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        client = new() { BaseAddress = new(app.Urls.First()) };
    }

    /// <summary>In one statement: what leaves one table for another between two would be missed.</summary>
    private async Task<bool> IsBusyAsync()
    {
        await using var db = await Get<IDbContextFactory<BotDb>>().CreateDbContextAsync();
        return (await db.Database.SqlQuery<int>(
            $"""SELECT CAST((SELECT COUNT(*) FROM "Inbox" WHERE "State" = {(int)InboxState.Waiting}) + (SELECT COUNT(*) FROM "Outbox") + (SELECT COUNT(*) FROM "Jobs") AS INTEGER) AS "Value" """)
            .ToListAsync())[0] > 0;
    }

    private sealed class ScriptedBot(Func<ITurnContext, Task> script) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => script(turnContext);
    }
}
