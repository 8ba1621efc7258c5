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
    public void Send(ConversationReference to, Activity message, string? cardKey = null) =>
        Post(PostKind.Send, to, message, cardKey ?? OwnId.New());

    public void Update(ConversationReference to, string cardKey, Activity message) => Post(PostKind.Update, to, message, cardKey);

    private void Post(PostKind kind, ConversationReference to, Activity message, string cardKey)
    {
        message.ApplyConversationReference(to);
        message.Id = null;
        message.ReplyToId = OwnId.Foreign(message.ReplyToId);
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
