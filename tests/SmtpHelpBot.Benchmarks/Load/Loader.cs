using System.Diagnostics;
using System.Net;
using SmtpHelpBot.Benchmarks.Platform;

namespace SmtpHelpBot.Benchmarks.Load;

/// <summary>Sends messages over a fixed number of connections. Where the bot asks to wait, the message waits and comes again.</summary>
internal sealed class Loader(PlatformStandIn platform, Letter letter) : IDisposable
{
    public const int Connections = 32;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = Connections, UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null,
    });

    private int refused;

    /// <summary>How often the bot said 503.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>What took longer than half a minute, or anything but 200 and 503: always a fault.</summary>
    public int Lost { get; private set; }

    /// <summary>Every connection sends its next message as soon as the one before is through, until it is told to stop.</summary>
    public Task FloodAsync(WaitFor through, Latencies latencies, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await SendAsync(Stopwatch.GetTimestamp(), through, latencies);
                }
            },
            CancellationToken.None)));

    /// <summary>Sends at an even pace, whatever becomes of what was sent before. Times count from when a message was due.</summary>
    public Task PaceAsync(int perSecond, TimeSpan duration, Latencies latencies) => EvenPace.KeepAsync(perSecond, duration, due => SendAsync(due, WaitFor.Delivery, latencies));

    /// <summary>Sends one message and waits for its answer.</summary>
    public Task SendOneAsync() => SendAsync(Stopwatch.GetTimestamp(), WaitFor.Delivery, new());

    public void Dispose() => http.Dispose();

    private async Task SendAsync(long due, WaitFor through, Latencies latencies)
    {
        var id = Letter.NewId();
        var delivery = platform.Deliveries.ExpectAsync(id);
        while (await HandOverAsync(id) is { } wait)
        {
            await Task.Delay(wait);
        }

        var timed = NoteAsync(due, delivery, latencies);
        if (through == WaitFor.Delivery)
        {
            await timed;
        }
    }

    private async Task NoteAsync(long due, Task<long> delivery, Latencies latencies)
    {
        try
        {
            latencies.Add(Stopwatch.GetElapsedTime(due, await delivery.WaitAsync(LongestWait)));
        }
        catch (TimeoutException)
        {
            Lost++;
        }
    }

    /// <summary>Null where the bot has the message; else how long it asks to wait.</summary>
    private async Task<TimeSpan?> HandOverAsync(string id)
    {
        using var request = letter.Write(id);
        using var response = await http.SendAsync(request, CancellationToken.None);
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                return null;
            case HttpStatusCode.ServiceUnavailable:
                Interlocked.Increment(ref refused);
                return response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            default:
                throw new HttpRequestException($"The bot answered {(int)response.StatusCode}.");
        }
    }
}

/// <summary>When a message is through, for the connection that sent it.</summary>
internal enum WaitFor
{
    /// <summary>The bot has said 200.</summary>
    Acceptance,

    /// <summary>The answer has come back.</summary>
    Delivery,
}
