using Microsoft.Bot.Schema;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Desk.People;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;

namespace SmtpHelpBot.Desk.Talk;

/// <summary>
/// The helpdesk conversations, with the desk's own among them. It is not stored: with the desk off there is none, and tickets go
/// to the others. Those come first, because who names a helpdesk means it.
/// </summary>
internal sealed class DeskRooms(IHelpdeskRooms stored) : IHelpdeskRooms
{
    private static readonly Address Own = new(DeskChannel.Id, Cast.Helpdesk.ConversationId(round: ""), ActivityJson.Write(new ConversationReference
    {
        ChannelId = DeskChannel.Id,
        ServiceUrl = DeskChannel.ServiceUrl,
        Conversation = Cast.Helpdesk.Account(round: ""),
        Bot = DeskChannel.Bot,
    }));

    public async Task<IReadOnlyList<Address>> AllAsync(CancellationToken cancellation) => [.. await stored.AllAsync(cancellation), Own];

    public void Add(Address room) => stored.Add(room);

    public void Remove(Address room) => stored.Remove(room);

    public async Task<bool> IsHelpdeskAsync(string channel, string conversation, CancellationToken cancellation) =>
        (channel == Own.Channel && conversation == Own.Conversation) || await stored.IsHelpdeskAsync(channel, conversation, cancellation);
}
