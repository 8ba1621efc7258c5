using System.Data.Common;
using System.Diagnostics;
using System.Text;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Cluster;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Ports;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Live;

namespace SmtpHelpBot.Tests.Crashes;

/// <summary>The bot in a process of its own, which is started again when it died. What it was told while it was dead is told again, as a platform does.</summary>
public sealed class BotProcess : IBotDoor, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-crash-");
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly HttpClient client;
    private readonly string address;
    private readonly string[] settings;
    private readonly IReadOnlyList<Death> deaths;
    private CrashDatabase database = null!;
    private int settled;
    private BotProgram process = null!;
    private int ids;

    private BotProcess(ConnectorStandIn connector, IReadOnlyList<Death> deaths, string[] settings)
    {
        (Connector, this.deaths, this.settings) = (connector, deaths, settings);
        address = $"http://127.0.0.1:{Loopback.FreePort()}";
        client = new() { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(30) };
    }

    public ConnectorStandIn Connector { get; }

    /// <summary>How often it was started again.</summary>
    public int Deaths { get; private set; }

    /// <summary>What was left to do when it died.</summary>
    public Pending AtDeath { get; private set; } = new(0, 0, 0);

    /// <summary>
    /// New messages that the connector had taken when it died, or was about to, and of which it had not stored so. It cannot know that they
    /// arrived, and so they come again; nothing else may.
    /// </summary>
    public IReadOnlyList<ConnectorCall> InFlight { get; private set; } = [];

    private string Data => Path.Combine(folder.FullName, "data");

    /// <summary>Starts it, to die as it is told to; null for not at all.</summary>
    public static Task<BotProcess> StartAsync(Death? death, params string[] settings) => StartForLivesAsync(death is null ? [] : [death], settings);

    /// <summary>Starts it, to die in its first life as it is told first, in its second as it is told second, and so on; in the last not at all.</summary>
    public static async Task<BotProcess> StartForLivesAsync(IReadOnlyList<Death> deaths, params string[] settings)
    {
        var bot = new BotProcess(await ConnectorStandIn.StartAsync(), deaths, settings);
        bot.database = await CrashDatabase.NewAsync(bot.Data);
        await bot.BeginAsync();
        return bot;
    }

    /// <summary>Whether the point at which it was to die was reached in one of its lives, counted from 0.</summary>
    public bool HasReached(int life) => File.Exists(NoteOf(life));

    /// <summary>A conversation of this name that nobody has been in.</summary>
    public LiveRoom NewRoom(string name) => new(this, $"{name}-{Interlocked.Increment(ref ids)}");

    /// <summary>How many rows a question finds in its database.</summary>
    public int Count(string sql) => Query(sql, row => row.GetInt32(0))[0];

    /// <summary>Changes its database from outside.</summary>
    public void Change(Action<DbConnection> change)
    {
        using var connection = database.Open();
        change(connection);
    }

    /// <summary>Waits until it is dead; it is started again when it is asked for something, or for its quiet.</summary>
    public Task DeadAsync() => process.EndAsync(TestContext.Current.CancellationToken);

    /// <summary>Whether these letters are in a file of its data.</summary>
    public bool HasInFiles(string letters) => Directory.GetFiles(Data).Any(file => ReadShared(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(letters)) >= 0);

    /// <summary>Hands it a request as it is.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Waits until this is left to do.</summary>
    public async Task LeavesAsync(Pending left)
    {
        while (Look() != left)
        {
            Demand(!process.HasExited);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks it to end (SIGTERM), and waits until it has.</summary>
    public async Task StopAsync()
    {
        await process.SignalAsync("TERM");
        await process.EndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends it by SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.EndAsync(TestContext.Current.CancellationToken);
    }

    public JObject Message(string text, string conversation) => new()
    {
        ["type"] = "message",
        ["id"] = $"auto-{Interlocked.Increment(ref ids)}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = Connector.Url,
        ["recipient"] = new JObject { ["id"] = "bot-1", ["name"] = "Bot" },
        ["text"] = text,
    };

    public async Task<HttpResponseMessage> PostAsync(JObject activity)
    {
        while (true)
        {
            try
            {
                using var body = new StringContent(activity.ToString(), Encoding.UTF8, "application/json");
                var answer = await client.PostAsync("/api/messages", body, TestContext.Current.CancellationToken);
                if ((int)answer.StatusCode < 500)
                {
                    return answer;
                }
            }
            catch (HttpRequestException)
            {
                // It died, or is not up again.
            }

            await ReviveAsync();
        }
    }

    public async Task QuietAsync()
    {
        while (!process.HasExited && Look() is { IsNothing: false } || process.HasExited)
        {
            await ReviveAsync();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        // Nothing waits: of all that was taken it is stored so.
        settled = Connector.Taken.Count;
    }

    /// <summary>The names of the files that are mapped into it, its assemblies among them.</summary>
    public IReadOnlySet<string> LoadedFiles() => process.LoadedFiles();

    /// <summary>The tickets as they are stored.</summary>
    public IReadOnlyList<JObject> Tickets() => Query("""SELECT "Json" FROM "Tickets" ORDER BY "Number" """, row => JObject.Parse(row.GetString(0)));

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        client.Dispose();
        await Connector.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private string NoteOf(int life) => Path.Combine(folder.FullName, $"reached-{life}");

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private async Task BeginAsync()
    {
        var death = Deaths < deaths.Count ? deaths[Deaths] : deaths is [.., { BreaksTurns: true } last] ? last.Afterwards : null;
        process = BotProgram.Start(
            typeof(BotHost).Assembly.Location,
            address,
            [
                .. database.Settings, "--Pacing:TeamsConversation=", "--Pacing:TeamsTenant=",
                "--Helpdesk:Conversations:0:Conversation=desk", "--Helpdesk:Conversations:0:Bot=bot-1", $"--Helpdesk:Conversations:0:ServiceUrl={Connector.Url}", .. settings, .. death?.Settings ?? [],
            ],
            death?.Variables(NoteOf(Deaths)) ?? []);
        // What waited may take it to the point of its death before it is ready.
        while (!await BotProgram.IsReadyAsync(client) && !(process.HasExited && HasReached(Deaths)))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            Demand(!process.HasExited || HasReached(Deaths));
        }
    }

    /// <summary>Starts it again if it is dead, and notes what death left undone.</summary>
    private async Task ReviveAsync()
    {
        Demand(!process.HasExited || HasReached(Deaths));
        if (process.HasExited)
        {
            await Connector.SettleAsync();
            (AtDeath, InFlight) = (Look(), LookInFlight());
            await process.DisposeAsync();
            Deaths++;
            await BeginAsync();
        }
    }

    /// <summary>In one statement: what leaves one table for another between two would be missed.</summary>
    private Pending Look() => Query(
        """SELECT (SELECT COUNT(*) FROM "Inbox" WHERE "State" = 0), (SELECT COUNT(*) FROM "Outbox"), (SELECT COUNT(*) FROM "Jobs")""",
        row => new Pending(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)))[0];

    /// <summary>The id of what is known to have arrived is stored in the commit that takes it from what waits.</summary>
    private IReadOnlyList<ConnectorCall> LookInFlight()
    {
        var stored = Query("""SELECT "ActivityId" FROM "Cards" """, row => row.GetString(0));
        return [.. Connector.Taken.Skip(settled).Where(message => !stored.Contains(message.Id)).Select(message => message.Call)];
    }

    private List<T> Query<T>(string sql, Func<DbDataReader, T> read)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }

    /// <summary>Holds it against the test where it does not come up or to rest.</summary>
    private void Demand(bool isWell)
    {
        if (!isWell || watch.Elapsed >= Patience)
        {
            Assert.Fail($"The bot {(process.HasExited ? "has ended" : "does not come up or to rest")}.\n{process.Output}");
        }
    }
}

/// <summary>What was left to do.</summary>
/// <param name="Turns">Activities that wait for their turn.</param>
/// <param name="Posts">Messages and changes that wait to go out.</param>
/// <param name="Jobs">Looks at servers that are not done.</param>
public sealed record Pending(int Turns, int Posts, int Jobs)
{
    public bool IsNothing => this is { Turns: 0, Posts: 0, Jobs: 0 };
}
