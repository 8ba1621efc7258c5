using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Load;
using SmtpHelpBot.Benchmarks.Platform;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>What every run works with: the platform to play, the report to fill, a folder to litter.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-bench-");
    private string? program;

    private Workbench(PlatformStandIn platform, Report report, string? program, TimeSpan warmUp) =>
        (Platform, Report, this.program, WarmUp) = (platform, report, program, warmUp);

    public PlatformStandIn Platform { get; }

    public Report Report { get; }

    /// <summary>How long a bot works before it is measured.</summary>
    public TimeSpan WarmUp { get; }

    /// <summary>How long a flood is measured.</summary>
    public TimeSpan Measured { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Opens one; <paramref name="program"/> is the published bot where there is one already.</summary>
    public static async Task<Workbench> OpenAsync(Report report, string? program, TimeSpan warmUp) =>
        new(await PlatformStandIn.StartAsync(), report, program, warmUp);

    /// <summary>A new empty folder.</summary>
    public string NewFolder() => folder.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName;

    /// <summary>Makes sure that the bot is published, so that no run counts the time for it.</summary>
    public async Task<string> PublishedAsync() => program ??= await Binaries.PublishAsync(NewFolder());

    /// <summary>The whole bot, published, over a data folder; in production, with the platform's tokens. It does not keep to the pace of a platform, which would be all that is measured.</summary>
    public async Task<BotProcess> StartHelpBotAsync(string data, params string[] more) => BotProcess.Start(
        await PublishedAsync(),
        [
            $"--Storage:Folder={data}", "--Logging:LogLevel:Default=Warning", "--Logging:Console:LogToStandardErrorThreshold=Warning",
            "--Pacing:TeamsConversation=", "--Pacing:TeamsTenant=", .. more,
        ],
        Platform.Trust,
        data);

    /// <summary>A mode of this program as a bot.</summary>
    public BotProcess StartOwn(string mode) => BotProcess.Start(Binaries.Own, ["host", mode], Platform.Trust, NewFolder());

    public Letter LetterTo(BotProcess bot, string text) => new(Platform, $"{bot.Url}/api/messages", text);

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
