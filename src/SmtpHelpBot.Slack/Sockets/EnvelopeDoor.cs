using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;

namespace SmtpHelpBot.Slack.Sockets;

/// <summary>
/// Takes envelopes of Socket Mode to the same doors as requests. An envelope is acknowledged when what is in it is kept; one that
/// is not comes again. They are taken side by side, so that a slow one holds up no other; the doors keep the order of a conversation.
/// </summary>
public sealed partial class EnvelopeDoor(Doorway doorway, ILogger<EnvelopeDoor> logger) : IDisposable
{
    /// <summary>So many are taken at once; more wait on the line, and Slack with them.</summary>
    private const int MostAtOnce = 64;

    private readonly SemaphoreSlim room = new(MostAtOnce);

    /// <summary>Takes an envelope that came over this line; done when it is under way. One of a kind that is none of ours is acknowledged, so that it does not come again.</summary>
    public async Task TakeAsync(JObject envelope, SocketLine line, CancellationToken stop)
    {
        var id = Text(envelope, "envelope_id");
        // Without an id it cannot be acknowledged, so that it is not one to take.
        var take = DoorFor(Text(envelope, "type"), id is null ? null : envelope["payload"] as JObject, stop);
        await room.WaitAsync(stop);
        _ = AnswerAsync(take, id, line, stop);
    }

    /// <inheritdoc />
    public void Dispose() => room.Dispose();

    private static string? Text(JObject envelope, string name) => envelope[name] is JValue { Value: string { Length: > 0 } text } ? text : null;

    private Func<Task<SlackAnswer>> DoorFor(string? type, JObject? payload, CancellationToken stop) => type switch
    {
        "events_api" => () => doorway.TakeEventAsync(payload, stop),
        "interactive" => () => doorway.TakeInteractionAsync(payload, stop),
        "slash_commands" => () => doorway.TakeCommandAsync(payload is null ? null : Fields(payload), stop),
        _ => () => Task.FromResult(SlackAnswer.Nothing),
    };

    private static Dictionary<string, string> Fields(JObject payload) => payload.Properties()
        .Where(field => field.Value.Type == JTokenType.String).ToDictionary(field => field.Name, field => field.Value.Value<string>()!, StringComparer.Ordinal);

    private async Task AnswerAsync(Func<Task<SlackAnswer>> take, string? id, SocketLine line, CancellationToken stop)
    {
        try
        {
            var answer = await take();
            if (answer is SlackAnswer.Busy || id is null)
            {
                return;
            }

            var acknowledgement = new JObject { ["envelope_id"] = id };
            if (answer is SlackAnswer.Taken { Body: { } body })
            {
                acknowledgement["payload"] = body;
            }

            await AcknowledgeAsync(acknowledgement, line, stop);
        }
        catch (Exception problem) when (!stop.IsCancellationRequested)
        {
            Log.Failed(logger, problem);
        }
        catch (OperationCanceledException)
        {
            // The bot is stopping.
        }
        finally
        {
            room.Release();
        }
    }

    /// <summary>A line may end while something on it is taken: Slack brings that again, and it is known.</summary>
    private async Task AcknowledgeAsync(JObject acknowledgement, SocketLine line, CancellationToken stop)
    {
        try
        {
            await line.SendAsync(acknowledgement, stop);
        }
        catch (Exception ended) when (ended is WebSocketException or InvalidOperationException)
        {
            Log.NotAcknowledged(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A connection of Socket Mode ended before an envelope that is taken was acknowledged; Slack brings it again.")]
        public static partial void NotAcknowledged(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "An envelope of Socket Mode could not be acknowledged; Slack brings it again.")]
        public static partial void Failed(ILogger logger, Exception problem);
    }
}
