using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;

namespace SmtpHelpBot.Slack.Sockets;

/// <summary>
/// Socket Mode (docs.slack.dev, Using Socket Mode): the bot calls Slack, and what would come over HTTP comes over that connection.
/// Slack ends connections now and then and says so before; after one that lasted a new one is opened at once, otherwise with growing pauses.
/// </summary>
public sealed partial class SlackSocket(SlackClient client, EnvelopeDoor envelopes, SlackAccount account, TimeProvider time, ILogger<SlackSocket> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>A connection that lasted so long was a good one.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(10);

    private long? greeted;

    /// <summary>Keeps a connection open until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            var least = TimeSpan.Zero;
            greeted = null;
            try
            {
                least = await ConnectAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                Log.Lost(logger, trouble);
            }

            pause = greeted is { } since && time.GetElapsedTime(since) >= Lasting ? FirstPause : await RestAsync(pause, least, stop);
        }
    }

    private async Task<TimeSpan> RestAsync(TimeSpan pause, TimeSpan least, CancellationToken stop)
    {
        // Spreading calls over time needs no secrecy.
        var rest = pause * (0.75 + (Random.Shared.NextDouble() / 2));
        await Task.Delay(rest > least ? rest : least, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return pause * 2 < LongestPause ? pause * 2 : LongestPause;
    }

    /// <summary>Opens one connection and serves it to its end; gives how long Slack asks to wait, where it opened none.</summary>
    private async Task<TimeSpan> ConnectAsync(CancellationToken stop)
    {
        var opened = await client.OpenSocketAsync(stop);
        if (opened is not SlackResult.Done { Body: var body } || !Uri.TryCreate(body.Value<string>("url"), UriKind.Absolute, out var address) || !IsSafe(address))
        {
            Log.NotOpened(logger);
            return (opened as SlackResult.Later)?.After ?? TimeSpan.Zero;
        }

        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        await socket.ConnectAsync(address, stop);
        using var line = new SocketLine(socket);
        await ServeAsync(line, stop);
        Log.Ended(logger);
        return TimeSpan.Zero;
    }

    /// <summary>Takes what comes until Slack or the network ends it.</summary>
    private async Task ServeAsync(SocketLine line, CancellationToken stop)
    {
        while (await line.ReadAsync(stop) is { } message)
        {
            switch (message["type"] is JValue { Value: string type } ? type : null)
            {
                case "hello":
                    greeted = time.GetTimestamp();
                    Log.Connected(logger);
                    break;
                case "disconnect":
                    return;
                default:
                    await envelopes.TakeAsync(message, line, stop);
                    break;
            }
        }
    }

    /// <summary>Encrypted, unless the Web API itself is on this computer.</summary>
    private bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeWss || (address.Scheme == Uri.UriSchemeWs && address.IsLoopback && account.Api.IsLoopback);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Socket Mode is connected to Slack.")]
        public static partial void Connected(ILogger logger);

        [LoggerMessage(Level = LogLevel.Information, Message = "Slack ended a connection of Socket Mode; a new one is opened.")]
        public static partial void Ended(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "Slack opened no connection for Socket Mode. Look at Slack:AppToken and whether Socket Mode is on for the app.")]
        public static partial void NotOpened(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The connection of Socket Mode was lost; a new one is opened soon.")]
        public static partial void Lost(ILogger logger, Exception problem);
    }
}
