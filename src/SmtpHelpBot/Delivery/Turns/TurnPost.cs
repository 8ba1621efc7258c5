using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Turns;

/// <summary>What a turn sends to any conversation, within its transaction.</summary>
internal sealed class TurnPost(TurnTransaction transaction, TimeProvider time) : IPost
{
    public void Send(ConversationReference to, Activity message, string? cardKey = null, string? under = null) =>
        Post(PostKind.Send, to, message, cardKey ?? OwnId.New(), under);

    public void Update(ConversationReference to, string cardKey, Activity message) => Post(PostKind.Update, to, message, cardKey, under: null);

    public void Delete(ConversationReference to, string cardKey) => Post(PostKind.Delete, to, new(ActivityTypes.MessageDelete), cardKey, under: null);

    private void Post(PostKind kind, ConversationReference to, Activity message, string cardKey, string? under)
    {
        message.ApplyConversationReference(to);
        message.Id = null;
        message.ReplyToId = under is null ? OwnId.Foreign(message.ReplyToId) : OwnId.OfThread(under);
        transaction.Post(new()
        {
            Lane = LaneName.Of(message),
            Kind = kind,
            CardKey = cardKey,
            Activity = ActivityJson.Write(message),
            CreatedAt = time.GetUtcNow(),
        });
    }
}
