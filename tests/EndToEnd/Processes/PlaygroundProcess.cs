using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmtpHelpBot.Ports;

namespace SmtpHelpBot.EndToEnd.Processes;

/// <summary>Microsoft's Teams client for a developer's computer. Each is one person: its ids are made of their name, so that two never meet.</summary>
internal sealed partial class PlaygroundProcess : IAsyncDisposable
{
    private const int OtherPeople = 5;
    private static readonly string Program = Path.Combine(Repository.Tool("playground"), "node_modules", "@microsoft", "m365agentsplayground", "cli.js");
    private readonly TemporaryFolder folder = new();
    private readonly ChildProcess child;

    private PlaygroundProcess(string person, string botMessages)
    {
        File.WriteAllText(folder.File("playground.yml"), JsonSerializer.Serialize(Configuration(person)));
        var how = new ProcessStartInfo("node") { WorkingDirectory = folder.Path };
        string[] arguments =
        [
            Program, "start", "-e", botMessages, "-c", "msteams", "-p", $"{Loopback.FreePort()}", "--dt",
        ];
        Array.ForEach(arguments, how.ArgumentList.Add);
        how.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        how.Environment["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = folder.File("playground.yml");
        how.Environment["M365_AGENTS_PLAYGROUND_LOGFILE"] = folder.File("playground.log");
        child = ChildProcess.Start(how);
    }

    /// <summary>Why there is none here; empty where there is.</summary>
    public static string Missing { get; } = File.Exists(Program) ? "" : "The Playground is not installed: it needs Node 20 and npm ci in tests/tools/playground.";

    /// <summary>Where a browser finds it.</summary>
    public string Address { get; private set; } = "";

    public static async Task<PlaygroundProcess> StartAsync(string person, string botMessages, CancellationToken cancel)
    {
        var playground = new PlaygroundProcess(person, botMessages);
        playground.Address = $"http://localhost:{await playground.child.PrintsAsync(Listening(), cancel)}/";
        return playground;
    }

    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>JSON is YAML too. The Playground wants exactly five others.</summary>
    private static object Configuration(string person) => new
    {
        version = "0.1.1",
        tenantId = Guid.NewGuid(),
        bot = new { id = "00000000-0000-0000-0000-00000000000b", name = "Test Bot" },
        currentUser = Person(person, person),
        users = Enumerable.Range(1, OtherPeople).Select(number => Person($"{person}-{number}", $"Colleague {number}")),
        personalChat = new { id = $"personal-of-{person}" },
        groupChat = new { id = $"group-of-{person}", name = "Group Chat" },
        team = new { id = $"team-of-{person}", name = "My Team", aadGroupId = Guid.NewGuid(), channels = Array.Empty<object>() },
    };

    private static object Person(string id, string name) => new
    {
        id,
        name,
        userPrincipleName = $"{id}@example.com",
        aadObjectId = Guid.NewGuid(),
        givenName = name,
        surname = "Example",
        email = $"{id}@example.com",
    };

    [GeneratedRegex(@"Listening on (?<found>\d+)", RegexOptions.None, 1000)]
    private static partial Regex Listening();
}
