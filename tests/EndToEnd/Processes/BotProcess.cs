using System.Diagnostics;
using System.Text.RegularExpressions;
using SmtpHelpBot.Ports;

namespace SmtpHelpBot.EndToEnd.Processes;

/// <summary>The bot as it is on a developer's computer: the built program, in Development, with its own ports and data.</summary>
internal sealed partial class BotProcess : IAsyncDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly int port = Loopback.FreePort();
    private readonly int deskPort = Loopback.FreePort();
    private readonly IReadOnlyDictionary<string, string> environment;
    private ChildProcess child;

    private BotProcess(IReadOnlyDictionary<string, string> environment)
    {
        this.environment = environment;
        child = Launch();
    }

    public string Address => $"http://127.0.0.1:{port}";

    public string Messages => $"{Address}/api/messages";

    /// <summary>What is to be said in a conversation that shall be the helpdesk.</summary>
    public Task<string> HelpdeskCodeAsync(CancellationToken cancel) => child.PrintsAsync(HelpdeskCode(), cancel);

    /// <summary>The address that opens the local desk.</summary>
    public Task<string> DeskAsync(CancellationToken cancel) => child.PrintsAsync(DeskAddress(), cancel);

    /// <summary>Starts it with these settings, given as environment variables, and waits until it listens.</summary>
    public static async Task<BotProcess> StartAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        var bot = new BotProcess(environment);
        await bot.HelpdeskCodeAsync(cancel);
        return bot;
    }

    /// <summary>Kills it and starts it again on the same data.</summary>
    public async Task CrashAndRestartAsync(CancellationToken cancel)
    {
        await child.DisposeAsync();
        child = Launch();
        await HelpdeskCodeAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync();
        data.Dispose();
    }

    private ChildProcess Launch()
    {
        var how = new ProcessStartInfo(Repository.Bot) { WorkingDirectory = data.Path };
        how.ArgumentList.Add($"--urls=http://127.0.0.1:{port}");
        how.ArgumentList.Add($"--Desk:Port={deskPort}");
        how.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        how.Environment["Storage__Folder"] = data.File("data");
        foreach (var (name, value) in environment)
        {
            how.Environment[name] = value;
        }

        return ChildProcess.Start(how);
    }

    [GeneratedRegex(@"open the local desk: (?<found>\S+)", RegexOptions.None, 1000)]
    private static partial Regex DeskAddress();

    [GeneratedRegex("helpdesk here (?<found>[A-Z2-9]+)", RegexOptions.None, 1000)]
    private static partial Regex HelpdeskCode();
}
