using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using SmtpHelpBot.Slack.Api;

namespace SmtpHelpBot.Slack.Sockets;

/// <summary>
/// Socket Mode (docs.slack.dev, Using Socket Mode): the bot calls Slack, and what would come over HTTP comes over that connection.
/// Slack ends connections now and then and says so before; a new one is opened at once, and after trouble with growing pauses.
/// </summary>
public sealed partial class SlackSocket(SlackClient client, EnvelopeDoor envelopes, SlackAccount account, TimeProvider time, ILogger<SlackSocket> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Keeps a connection open until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                pause = await ConnectAsync(stop) ? FirstPause : await RestAsync(pause, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                Log.Lost(logger, trouble);
                pause = await RestAsync(pause, stop);
            }
        }
    }

    private async Task<TimeSpan> RestAsync(TimeSpan pause, CancellationToken stop)
    {
        // Spreading calls over time needs no secrecy.
        await Task.Delay(pause * (0.75 + (Random.Shared.NextDouble() / 2)), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return pause * 2 < LongestPause ? pause * 2 : LongestPause;
    }

    /// <summary>Opens one connection and serves it to its end; false where there was none to serve.</summary>
    private async Task<bool> ConnectAsync(CancellationToken stop)
    {
        if (await client.OpenSocketAsync(stop) is not SlackResult.Done { Body: var body } || !Uri.TryCreate(body.Value<string>("url"), UriKind.Absolute, out var address) || !IsSafe(address))
        {
            Log.NotOpened(logger);
            return false;
        }

        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        await socket.ConnectAsync(address, stop);
        using var line = new SocketLine(socket);
        var served = await ServeAsync(line, stop);
        Log.Ended(logger);
        return served;
    }

    /// <summary>Takes what comes until Slack or the network ends it; false where Slack never said hello.</summary>
    private async Task<bool> ServeAsync(SocketLine line, CancellationToken stop)
    {
        var greeted = false;
        while (await line.ReadAsync(stop) is { } message)
        {
            switch (message.Value<string>("type"))
            {
                case "hello":
                    greeted = true;
                    Log.Connected(logger);
                    break;
                case "disconnect":
                    return true;
                default:
                    await envelopes.TakeAsync(message, line, stop);
                    break;
            }
        }

        return greeted;
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
