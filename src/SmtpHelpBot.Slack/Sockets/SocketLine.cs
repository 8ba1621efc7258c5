using System.Net.WebSockets;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Sockets;

/// <summary>Messages of JSON over a web socket, one at a time each way.</summary>
public sealed class SocketLine(WebSocket socket) : IDisposable
{
    private const int LargestMessage = 1024 * 1024;
    private const int DeepestJson = 64;
    private readonly SemaphoreSlim sending = new(1);

    /// <summary>The next message that is an object; null where the other side has ended.</summary>
    /// <exception cref="WebSocketException">The connection broke, or a message is too large.</exception>
    public async Task<JObject?> ReadAsync(CancellationToken stop)
    {
        while (await ReadTextAsync(stop) is { } text)
        {
            if (Parse(text) is { } message)
            {
                return message;
            }
        }

        return null;
    }

    /// <summary>Sends a message.</summary>
    public async Task SendAsync(JObject message, CancellationToken stop)
    {
        await sending.WaitAsync(stop);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToString(Formatting.None)), WebSocketMessageType.Text, endOfMessage: true, stop);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task<string?> ReadTextAsync(CancellationToken stop)
    {
        var buffer = new byte[8192];
        using var message = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), stop);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (message.Length + part.Count > LargestMessage)
            {
                throw new WebSocketException("A message is too large.");
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length);
            }
        }
    }

    private static JObject? Parse(string json)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = DeepestJson };
            return JToken.ReadFrom(reader) as JObject;
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => sending.Dispose();
}
