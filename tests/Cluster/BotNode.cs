using System.Diagnostics;
using System.Net;
using System.Text;
using SmtpHelpBot.Ports;

namespace SmtpHelpBot.Cluster;

/// <summary>One of several bot processes on the same database, which can be killed, and frozen for a while.</summary>
internal sealed class BotNode : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient client;
    private readonly StringBuilder output = new();

    private BotNode(Process process, string url)
    {
        this.process = process;
        client = new() { BaseAddress = new(url), Timeout = TimeSpan.FromSeconds(2) };
    }

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

    public static BotNode Start(string program, IEnumerable<string> settings)
    {
        var url = $"http://127.0.0.1:{Loopback.FreePort()}";
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--environment=Development", $"--urls={url}", "--Desk:Port=0", "--Door:PerPersonInTenSeconds=100000", .. settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var node = new BotNode(Process.Start(start)!, url);
        node.process.OutputDataReceived += (_, line) => node.Keep(line.Data);
        node.process.ErrorDataReceived += (_, line) => node.Keep(line.Data);
        node.process.BeginOutputReadLine();
        node.process.BeginErrorReadLine();
        return node;
    }

    /// <summary>Waits until it can work.</summary>
    public async Task UpAsync()
    {
        while (!await IsReadyAsync())
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"A bot does not come up.{Environment.NewLine}{Output}");
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Hands it an activity; false where it did not take it, as far as the sender can tell.</summary>
    public async Task<bool> TakesAsync(string activity)
    {
        try
        {
            using var body = new StringContent(activity, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync("/api/messages", body);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public void Kill() => process.Kill();

    /// <summary>Asks it to end, and waits until it has.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("-TERM");
        await process.WaitForExitAsync();
    }

    /// <summary>Stops every thread of it, as a machine that is put to sleep does.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    public Task ThawAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        client.Dispose();
    }

    private async Task<bool> IsReadyAsync()
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

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private void Keep(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
