using Microsoft.Bot.Schema;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Delivery.Outbox;

/// <summary>Makes of what is stored what a platform understands: our keys of messages become its ids.</summary>
internal sealed class Packing(OutboxStore store)
{
    /// <summary>
    /// The activity under the id that the platform knows. A change of a card that never got there is sent as a new one, so that
    /// the person sees how it stands; a deletion of it has nothing to do.
    /// </summary>
    public async Task<Parcel?> PackAsync(OutboxRow row, CancellationToken cancellation)
    {
        var activity = ActivityJson.ReadOutgoing(row.Activity);
        if (row.Kind == PostKind.Send)
        {
            activity.Id = row.Attempts > 0 ? await store.FindCardAsync(row.Lane, row.CardKey, cancellation) : null;
            await PutIntoThreadAsync(row, activity, cancellation);
            return new(PostKind.Send, activity);
        }

        activity.Id = await store.FindCardAsync(row.Lane, row.CardKey, cancellation) ?? activity.Id;
        return (row.Kind, activity.Id) switch
        {
            (_, { Length: > 0 }) => new(row.Kind, activity),
            (PostKind.Update, _) => new(PostKind.Send, activity),
            _ => null,
        };
    }

    /// <summary>In a Teams channel the thread is part of the conversation's id; elsewhere the message replied to names it.</summary>
    private async Task PutIntoThreadAsync(OutboxRow row, Activity activity, CancellationToken cancellation)
    {
        if (OwnId.CardOfThread(activity.ReplyToId) is not { } card)
        {
            return;
        }

        activity.ReplyToId = await store.FindCardAsync(row.Lane, card, cancellation);
        if (activity is { ReplyToId: { Length: > 0 } first, ChannelId: "msteams" } && activity.Conversation.Id.Contains("@thread", StringComparison.Ordinal))
        {
            activity.Conversation.Id = $"{activity.Conversation.Id};messageid={first}";
        }
    }
}
