using System.Diagnostics;
using System.Net.Sockets;
using SmtpHelpBot.Ports;

namespace SmtpHelpBot.Tests.Counting;

/// <summary>Debian's redis-server on a loopback port, without files.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";
    private readonly Process process;

    private RedisServer(Process process, int port) => (this.process, Port) = (process, port);

    /// <summary>Why there is none here; empty where there is.</summary>
    public static string Missing { get; } = File.Exists(Program) ? "" : "Debian's redis-server is not installed.";

    public int Port { get; }

    public string Connection => $"127.0.0.1:{Port}";

    /// <summary>For a test that needs what Redis says, on however busy a computer.</summary>
    public string PatientConnection => $"{Connection},connectTimeout=30000,asyncTimeout=30000,syncTimeout=30000";

    public static async Task<RedisServer> StartAsync(CancellationToken cancellation)
    {
        var port = Loopback.FreePort();
        var start = new ProcessStartInfo(Program, ["--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--appendonly", "no"]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        var server = new RedisServer(Process.Start(start) ?? throw new InvalidOperationException("redis-server did not start."), port);
        server.process.OutputDataReceived += static (_, _) => { };
        server.process.BeginOutputReadLine();
        await server.AnswersAsync(cancellation);
        return server;
    }

    /// <summary>Waits until something is kept: a bot hands out a report first, and then keeps it.</summary>
    public async Task HoldsSomethingAsync(CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port, cancellation);
        using var reader = new StreamReader(client.GetStream());
        do
        {
            await Task.Delay(20, cancellation);
            await client.GetStream().WriteAsync("DBSIZE\r\n"u8.ToArray(), cancellation);
        }
        while (await reader.ReadLineAsync(cancellation) == ":0");
    }

    /// <summary>Holds it: connections stand, and nothing is answered until the hold is given up.</summary>
    public async Task<IAsyncDisposable> HangAsync(CancellationToken cancellation)
    {
        await SignalAsync("STOP", cancellation);
        return new Held(this);
    }

    private async Task SignalAsync(string signal, CancellationToken cancellation)
    {
        using var kill = Process.Start("/bin/kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(cancellation);
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private sealed class Held(RedisServer server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await server.SignalAsync("CONT", CancellationToken.None);
    }

    private async Task AnswersAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", Port, cancellation);
                return;
            }
            catch (SocketException)
            {
                Assert.False(process.HasExited, "redis-server ended.");
                await Task.Delay(50, cancellation);
            }
        }
    }
}
