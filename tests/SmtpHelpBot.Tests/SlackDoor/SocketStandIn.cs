using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>Plays Slack's side of Socket Mode: says hello, sends envelopes, takes acknowledgements, ends connections.</summary>
public sealed class SocketStandIn
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Channel<WebSocket> connections = Channel.CreateUnbounded<WebSocket>();
    private readonly Channel<JObject> acknowledgements = Channel.CreateUnbounded<JObject>();
    private WebSocket? current;

    /// <summary>Waits for the bot to call.</summary>
    public async Task ConnectedAsync() => current = await connections.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    /// <summary>Sends an envelope and waits until it is acknowledged.</summary>
    public async Task<JObject> DeliverAsync(string type, JObject payload)
    {
        var id = Guid.NewGuid().ToString();
        await SendAsync(new() { ["envelope_id"] = id, ["type"] = type, ["payload"] = payload, ["accepts_response_payload"] = true });
        var acknowledged = await acknowledgements.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
        Assert.Equal(id, acknowledged.Value<string>("envelope_id"));
        return acknowledged;
    }

    /// <summary>Says that the connection ends, and ends it.</summary>
    public async Task DisconnectAsync()
    {
        await SendAsync(new() { ["type"] = "disconnect", ["reason"] = "refresh_requested" });
        await ConnectedAsync();
    }

    /// <summary>Ends the connection without a word.</summary>
    public async Task BreakAsync()
    {
        current!.Abort();
        await ConnectedAsync();
    }

    public Task SendAsync(JObject message) => current!.SendAsync(Encoding.UTF8.GetBytes(message.ToString(Formatting.None)), WebSocketMessageType.Text, true, CancellationToken.None);

    internal async Task TakeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.SendAsync("""{"type":"hello","num_connections":1}"""u8.ToArray(), WebSocketMessageType.Text, true, context.RequestAborted);
        await connections.Writer.WriteAsync(socket);
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: WebSocketMessageType.Text } part)
            {
                await acknowledgements.Writer.WriteAsync(JObject.Parse(Encoding.UTF8.GetString(buffer, 0, part.Count)));
            }
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException)
        {
            // One side hung up, as the test wanted.
        }
    }
}
