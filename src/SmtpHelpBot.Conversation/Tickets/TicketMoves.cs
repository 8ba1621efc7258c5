using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>Open tickets go where the helpdesk is: none stays with a conversation that is no helpdesk any more, and none waits once there is one.</summary>
internal sealed class TicketMoves(ITicketBook book, IHelpdeskRooms rooms, TicketOffice office)
{
    /// <summary>Moves those that are with no helpdesk.</summary>
    /// <param name="left">Conversations that are none any more and can still be reached: what stands there is taken down.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task FollowAsync(IReadOnlyList<Address> left, CancellationToken cancellation)
    {
        var now = await rooms.AllAsync(cancellation);
        var open = await book.ListAsync(new(OnlyOpen: true, Most: int.MaxValue), cancellation);
        foreach (var listed in open.Tickets.Where(ticket => !IsAt(now, ticket)))
        {
            if (await book.FindAsync(listed.Number, cancellation) is { IsOver: false } ticket && !IsAt(now, ticket))
            {
                TakeDown(ticket, left);
                office.Move(ticket, now);
            }
        }
    }

    /// <summary>An open ticket leaves a helpdesk conversation that takes nothing. One that was moved already is not sent round in a circle: it waits.</summary>
    public async Task LeaveAsync(int number, string channel, string conversation, CancellationToken cancellation)
    {
        if (await book.FindAsync(number, cancellation) is { IsOver: false, Helpdesk: { } home } ticket && home.Channel == channel && home.Conversation == conversation)
        {
            office.Move(ticket, TicketDesk.IsAdrift(ticket) ? [] : [.. (await rooms.AllAsync(cancellation)).Where(room => !room.SamePlaceAs(home))]);
        }
    }

    private void TakeDown(Ticket ticket, IReadOnlyList<Address> left)
    {
        if (ticket.Helpdesk is { } home && left.Any(home.SamePlaceAs))
        {
            office.TakeDown(ticket, home);
        }
    }

    private static bool IsAt(IReadOnlyList<Address> rooms, Ticket ticket) => ticket.Helpdesk is { } home && rooms.Any(home.SamePlaceAs);
}
