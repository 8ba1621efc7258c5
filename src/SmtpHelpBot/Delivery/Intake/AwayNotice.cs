using Microsoft.Bot.Schema;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>
/// Says in a chat that nothing can be stored just now, once in a while for each. It goes past the outbox, which could not be written
/// either, so it is tried once and may be lost.
/// </summary>
internal sealed partial class AwayNotice(IEnumerable<IChannelRoute> routes, TimeProvider time, ILogger<AwayNotice> logger)
{
    private const int MostChats = 500;
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);
    private readonly IChannelRoute[] routes = [.. routes];
    private readonly Dictionary<string, DateTimeOffset> told = new(StringComparer.Ordinal);

    /// <summary>Tells who sent this message; other activities have nobody who waits for words.</summary>
    public void Tell(Activity activity)
    {
        if (activity is { Type: ActivityTypes.Message, DeliveryMode: not DeliveryModes.ExpectReplies } && IsNews(LaneName.Of(activity)))
        {
            _ = SayAsync(activity);
        }
    }

    private bool IsNews(string lane)
    {
        var now = time.GetUtcNow();
        lock (told)
        {
            foreach (var (chat, _) in told.Where(known => known.Value + Quiet <= now).ToList())
            {
                told.Remove(chat);
            }

            return told.Count < MostChats && told.TryAdd(lane, now);
        }
    }

    private async Task SayAsync(Activity activity)
    {
        var notice = new Activity(ActivityTypes.Message, text: Texts.For(activity.Locale)["delivery.not_saved"], textFormat: TextFormatTypes.Plain)
            .ApplyConversationReference(activity.GetConversationReference());
        try
        {
            await (Array.Find(routes, route => route.Serves(notice.ChannelId))?.DeliverAsync(new(PostKind.Send, notice), CancellationToken.None) ?? Task.CompletedTask);
        }
        catch (Exception problem)
        {
            Log.NotTold(logger, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A chat could not be told that nothing can be stored.")]
        public static partial void NotTold(ILogger logger, Exception problem);
    }
}
