using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SmtpHelpBot.Tests.Probing;

/// <summary>A mail server without encryption at port 2525 of a loopback address of its own. It counts who comes.</summary>
internal sealed class PlainMailServer : IAsyncDisposable
{
    public const int Port = 2525;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource ended = new();
    private readonly Task accepting;
    private readonly string greeting;
    private int visits;

    public PlainMailServer(string greeting = "220 plain.example ESMTP")
    {
        this.greeting = greeting;
        var number = RandomNumberGenerator.GetInt32(1, 255 * 254);
        Address = IPAddress.Parse($"127.97.{number / 254}.{1 + (number % 254)}");
        listener = new(Address, Port);
        listener.Start();
        accepting = AcceptAsync();
    }

    public IPAddress Address { get; }

    public int Visits => Volatile.Read(ref visits);

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ended.Token);
                Interlocked.Increment(ref visits);
                _ = TalkAsync(client);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream());
                await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync(greeting);
                while (await reader.ReadLineAsync(ended.Token) is { } line)
                {
                    await writer.WriteLineAsync(line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-plain.example\r\n250-SIZE 10485760\r\n250 AUTH PLAIN LOGIN" : "221 Bye");
                }
            }
            catch (Exception problem) when (problem is IOException or OperationCanceledException)
            {
                // The client went.
            }
        }
    }
}
