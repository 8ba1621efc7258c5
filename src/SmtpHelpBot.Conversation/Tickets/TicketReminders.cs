using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Helpdesk.Reminders;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>Finds the tickets that stand still, and tells who has to move.</summary>
internal sealed class TicketReminders(ITicketBook book, TicketOffice office, TimeProvider time) : ITicketReminders
{
    /// <summary>Of more than so many open tickets the oldest are looked at.</summary>
    private const int MostOpen = 500;

    public async Task<IReadOnlyList<int>> DueAsync(ReminderPolicy policy, CancellationToken cancellation)
    {
        var open = await book.ListAsync(new(OnlyOpen: true, Most: MostOpen), cancellation);
        return [.. open.Tickets.Where(ticket => policy.IsDue(ticket, time.GetUtcNow())).Select(ticket => ticket.Number)];
    }

    public async Task RemindAsync(int number, ReminderPolicy policy, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await book.FindAsync(number, cancellation) is { } ticket && policy.IsDue(ticket, now) && TicketDesk.Remind(ticket, now) is { } reminded)
        {
            office.Keep(reminded);
        }
    }
}
