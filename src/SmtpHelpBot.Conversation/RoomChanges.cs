using SmtpHelpBot.Conversation.Incidents;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Helpdesk;

namespace SmtpHelpBot.Conversation;

/// <summary>Tickets and incidents follow the helpdesk.</summary>
internal sealed class RoomChanges(TicketMoves tickets, IncidentMoves incidents) : IRoomChanges
{
    public async Task FollowAsync(IReadOnlyList<Address> left, CancellationToken cancellation)
    {
        await tickets.FollowAsync(left, cancellation);
        await incidents.FollowAsync(left, cancellation);
    }

    public Task RefusedAsync(int ticket, string channel, string conversation, CancellationToken cancellation) =>
        tickets.LeaveAsync(ticket, channel, conversation, cancellation);

    public Task IncidentRefusedAsync(int incident, string channel, string conversation, CancellationToken cancellation) =>
        incidents.LeaveAsync(incident, channel, conversation, cancellation);
}
