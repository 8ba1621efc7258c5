using System.Diagnostics;
using System.Text;

namespace SmtpHelpBot.Cluster;

/// <summary>The bot in a process of its own, in Development and without the desk, with all that it said.</summary>
internal sealed class BotProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    private BotProgram(Process process) => this.process = process;

    /// <summary>What it said.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public bool HasExited => process.HasExited;

    /// <summary>The names of the files that are mapped into it, its assemblies among them.</summary>
    public IReadOnlySet<string> LoadedFiles() =>
        File.ReadLines($"/proc/{process.Id}/maps").Select(line => Path.GetFileName(line)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Starts it with these settings on a port of this computer.</summary>
    /// <param name="program">The file of the program.</param>
    /// <param name="url">Where it listens.</param>
    /// <param name="settings">Settings as on a command line.</param>
    /// <param name="environment">Variables of the environment beside those of this process.</param>
    public static BotProgram Start(string program, string url, IEnumerable<string> settings, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--environment=Development", $"--urls={url}", "--Desk:Port=0", "--Door:PerPersonInTenSeconds=100000", "--Door:PerPersonInDay=100000", .. settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var bot = new BotProgram(Process.Start(start)!);
        bot.process.OutputDataReceived += (_, line) => bot.Keep(line.Data);
        bot.process.ErrorDataReceived += (_, line) => bot.Keep(line.Data);
        bot.process.BeginOutputReadLine();
        bot.process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>Whether it can work, as it says itself.</summary>
    public static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/readyz");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Ends it by SIGKILL.</summary>
    public void Kill() => process.Kill();

    /// <summary>Waits until it has ended, and all that it said is here.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    /// <summary>Sends it a signal by its name, such as STOP.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
