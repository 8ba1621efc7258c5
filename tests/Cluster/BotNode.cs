using System.Net;
using System.Text;
using SmtpHelpBot.Ports;

namespace SmtpHelpBot.Cluster;

/// <summary>One of several bot processes on the same database, which can be killed, and frozen for a while.</summary>
internal sealed class BotNode : IAsyncDisposable
{
    private readonly BotProgram program;
    private readonly HttpClient client;

    private BotNode(BotProgram program, string url)
    {
        this.program = program;
        client = new() { BaseAddress = new(url), Timeout = TimeSpan.FromSeconds(2) };
    }

    /// <summary>What it said.</summary>
    public string Output => program.Output;

    public static BotNode Start(string program, IEnumerable<string> settings)
    {
        var url = $"http://127.0.0.1:{Loopback.FreePort()}";
        return new(BotProgram.Start(program, url, settings), url);
    }

    /// <summary>Waits until it can work.</summary>
    public async Task UpAsync()
    {
        while (!await BotProgram.IsReadyAsync(client))
        {
            if (program.HasExited)
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

    public void Kill() => program.Kill();

    /// <summary>Asks it to end, and waits until it has.</summary>
    public async Task StopAsync()
    {
        await program.SignalAsync("TERM");
        await program.EndAsync(CancellationToken.None);
    }

    /// <summary>Stops every thread of it, as a machine that is put to sleep does.</summary>
    public Task FreezeAsync() => program.SignalAsync("STOP");

    public Task ThawAsync() => program.SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        client.Dispose();
    }
}
