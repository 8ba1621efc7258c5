using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Delivery.Outbox;

/// <summary>What delivery itself has to say: to the helpdesk that something was given up, to a person that it is sorry.</summary>
internal sealed class Notices(IServiceScopeFactory scopes, TimeProvider time)
{
    private const string Mark = "notice-";

    /// <summary>Whether a message is one of these: of a notice that cannot be delivered no further notice is given, or there were no end.</summary>
    public static bool IsOne(OutboxRow row) => row.CardKey.StartsWith(OwnId.Of(Mark), StringComparison.Ordinal);

    /// <summary>A line to every helpdesk conversation, except about trouble in that very conversation.</summary>
    public async Task<IReadOnlyList<OutboxRow>> ForHelpdeskAsync(string textKey, string lane, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rooms = await scope.ServiceProvider.GetRequiredService<IHelpdeskRooms>().AllAsync(cancellation);
        return [.. rooms.Select(Reference).OfType<ConversationReference>()
            .Select(reference => Message(reference, Texts.English[textKey]))
            .Where(notice => notice.Lane != lane)];
    }

    /// <summary>A plain line to a conversation.</summary>
    public OutboxRow Message(ConversationReference to, string text)
    {
        var activity = new Activity(ActivityTypes.Message, text: text, textFormat: TextFormatTypes.Plain).ApplyConversationReference(to);
        return new()
        {
            Lane = LaneName.Of(activity),
            Kind = PostKind.Send,
            CardKey = OwnId.Of($"{Mark}{Guid.NewGuid():N}"),
            Activity = ActivityJson.Write(activity),
            CreatedAt = time.GetUtcNow(),
        };
    }

    /// <summary>Where the room is; null where what is stored does not say it, because telling of trouble must not make more.</summary>
    private static ConversationReference? Reference(Address room)
    {
        try
        {
            return ActivityJson.Read<ConversationReference>(room.Reference) is { ChannelId: not null, ServiceUrl: not null, Conversation.Id: not null } known ? known : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
