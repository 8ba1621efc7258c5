using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SmtpHelpBot.Probe.Tests.Lab;

/// <summary>A server on loopback that plays a script for every connection, the last one again and again.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource ended = new();
    private readonly Script[] scripts;
    private readonly List<Task> playing = [];
    private readonly Task accepting;

    public ScriptedServer(params Script[] scripts)
        : this(new IPEndPoint(IPAddress.Loopback, 0), scripts)
    {
    }

    /// <summary>A server at an address of its own.</summary>
    public ScriptedServer(IPEndPoint at, params Script[] scripts)
    {
        this.scripts = scripts;
        listener = new(at);
        listener.Start();
        Address = (IPEndPoint)listener.LocalEndpoint;
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; }

    /// <summary>The commands of each connection.</summary>
    public List<List<string>> Heard { get; } = [];

    /// <summary>How many clients have come.</summary>
    public int Connections => Heard.Count;

    /// <summary>What the scripts did not expect.</summary>
    public List<string> Surprises { get; } = [];

    /// <summary>Ends when every client that came has gone.</summary>
    public Task AllGone => Task.WhenAll(playing);

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        await AllGone;
        ended.Dispose();
        Assert.Empty(Surprises);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(ended.Token);
                Heard.Add([]);
                playing.Add(PlayAsync(socket, scripts[Math.Min(Heard.Count, scripts.Length) - 1], Heard[^1]));
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task PlayAsync(Socket socket, Script script, List<string> heard)
    {
        await using var side = new ServerSide(socket, heard, ended.Token);
        try
        {
            await script.PlayAsync(side);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException or SocketException or AuthenticationException)
        {
            // The client went.
        }
        catch (InvalidOperationException problem)
        {
            Surprises.Add(problem.Message);
        }
    }
}
