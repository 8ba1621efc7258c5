using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmtpHelpBot.Desk.People;
using SmtpHelpBot.Desk.Talk;
using SmtpHelpBot.Desk.Transcripts;

namespace SmtpHelpBot.Desk.Api;

/// <summary>
/// GET /api/events: all that was said, then what is said, as Server-Sent Events. The id of an event is how far the page has read;
/// browsers send it back by themselves when they reconnect. A new round begins with an event of its own, and another one says that
/// all that was said before has been told.
/// </summary>
internal static class EventStream
{
    private const string LastEventId = "Last-Event-ID";
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    public static async Task<IResult> Open(HttpContext context, Transcript transcript, DeskEntrance entrance, IHostApplicationLifetime lifetime)
    {
        await entrance.JoinAsync(context.RequestAborted);
        var mark = Mark.Parse(context.Request.Headers[LastEventId]);
        return TypedResults.ServerSentEvents(FollowAsync(transcript, mark, lifetime.ApplicationStopping, context.RequestAborted));
    }

    /// <summary>Ends when the host stops, which would otherwise wait for the page.</summary>
    private static async IAsyncEnumerable<SseItem<string>> FollowAsync(
        Transcript transcript, Mark mark, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        while (!end.IsCancellationRequested)
        {
            var news = transcript.Since(mark);
            var begins = news.Round != mark.Round;
            if (begins)
            {
                mark = new(news.Round, 0);
                yield return Event("round", JsonSerializer.Serialize(new RoundEvent(news.Round, Cast.Places), EventJson.Default.RoundEvent), mark);
            }

            foreach (var entry in news.Entries)
            {
                mark = mark with { Version = entry.Version };
                yield return Event("entry", JsonSerializer.Serialize(entry, DeskJson.Default.Entry), mark);
            }

            if (begins)
            {
                yield return Event("current", "{}", mark);
            }

            await news.More.WaitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static SseItem<string> Event(string type, string json, Mark mark) => new(json, type) { EventId = mark.ToString(), ReconnectionInterval = Reconnect };
}

/// <summary>A round begins: the page forgets what it shows.</summary>
/// <param name="Round">Its id.</param>
/// <param name="Places">The conversations and who is in them.</param>
internal sealed record RoundEvent(string Round, IReadOnlyList<Place> Places);

/// <summary>How the page is told of a round.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RoundEvent))]
internal sealed partial class EventJson : JsonSerializerContext;
