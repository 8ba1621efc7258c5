using Microsoft.Bot.Schema;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Delivery.Routes;

/// <summary>
/// The way out to a channel. The outbox calls it for one activity of a conversation at a time, in order, after the turn's commit.
/// Add one with <c>services.AddSingleton&lt;IChannelRoute, ...&gt;()</c>; the first that serves the channel takes the parcel.
/// </summary>
internal interface IChannelRoute
{
    /// <summary>Whether it delivers to this channel: msteams, emulator, slack, local.</summary>
    bool Serves(string channelId);

    /// <summary>How many messages of a conversation are kept here; null where the platform keeps them, which then gets no <see cref="Conversation.Ports.TalkEvents.Forgotten"/>.</summary>
    int? KeptOf(string conversation) => null;

    /// <summary>Hands it to the channel. It throws only where it was cancelled; every other end is a <see cref="Receipt"/>.</summary>
    Task<Receipt> DeliverAsync(Parcel parcel, CancellationToken cancellation);
}

/// <summary>One thing to hand to a channel.</summary>
/// <param name="Kind">Send, change or delete.</param>
/// <param name="Activity">
/// The activity, complete: channel, service URL, conversation, sender and receiver. For a change or a deletion its Id is the
/// channel's id of the message; for a new message it is null, or what <see cref="Receipt.Begun"/> gave for the parts that are there. The content of an attachment is a JRaw: JSON as text.
/// </param>
internal sealed record Parcel(PostKind Kind, Activity Activity);

/// <summary>What the channel said to a parcel.</summary>
internal abstract record Receipt
{
    /// <summary>It has it.</summary>
    /// <param name="ActivityId">The channel's id of a message that is new, or that a change had to make anew; null where the channel gives none, or it stayed the same.</param>
    public sealed record Taken(string? ActivityId) : Receipt;

    /// <summary>It has a part of it; the rest is handed over next, with what is told here.</summary>
    /// <param name="ActivityId">The channel's id of what is there.</param>
    public sealed record Begun(string ActivityId) : Receipt;

    /// <summary>Not now.</summary>
    /// <param name="After">How long it asks us to wait; null where it does not say.</param>
    /// <param name="Reason">Why, in a word for the log.</param>
    /// <param name="IsTooFast">Whether too much was sent: not this message has to wait, but all that the platform's limit is about.</param>
    /// <param name="IsUncertain">Whether it may be there all the same, because the answer was lost: sent again, it may be there twice.</param>
    public sealed record Later(TimeSpan? After, string Reason, bool IsTooFast = false, bool IsUncertain = false) : Receipt;

    /// <summary>Never: trying again changes nothing.</summary>
    /// <param name="Reason">Why, in a word for the log.</param>
    public sealed record Refused(string Reason) : Receipt;
}
