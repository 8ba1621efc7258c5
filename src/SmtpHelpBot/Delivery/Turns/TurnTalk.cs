using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Routes;

namespace SmtpHelpBot.Delivery.Turns;

/// <summary>What routes keep of conversations, for a turn: to forget goes the way of all that is sent, so that it is in order and survives a crash.</summary>
internal sealed class TurnTalk(IEnumerable<IChannelRoute> routes, IPost post) : IKeptTalk
{
    public int Count(ConversationReference where) => KeptOf(where) ?? 0;

    public void Forget(ConversationReference where)
    {
        if (KeptOf(where) is not null)
        {
            post.Send(where, new(ActivityTypes.Event) { Name = TalkEvents.Forgotten });
        }
    }

    private int? KeptOf(ConversationReference where) => routes.FirstOrDefault(route => route.Serves(where.ChannelId))?.KeptOf(where.Conversation.Id);
}
