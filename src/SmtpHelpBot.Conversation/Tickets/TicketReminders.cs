using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>Finds the tickets that stand still, and tells who has to move.</summary>
internal sealed class TicketReminders(ITicketBook book, TicketOffice office, TimeProvider time) : ITicketReminders
{
    /// <summary>So many are reminded of at one look: those that stand still longest. A reminder begins the waiting anew, so that the next look finds the others.</summary>
    private const int MostAtOnce = 500;

    public async Task<IReadOnlyList<int>> DueAsync(ReminderPolicy policy, CancellationToken cancellation) => policy.Quiet.Covers(time.GetUtcNow())
        ? []
        : await book.StandingStillAsync(policy.UnclaimedSince(time.GetUtcNow()), policy.UnansweredSince(time.GetUtcNow()), policy.UntouchedSince(time.GetUtcNow()), MostAtOnce, cancellation);

    public async Task RemindAsync(int number, ReminderPolicy policy, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await book.FindAsync(number, cancellation) is { } ticket && policy.IsDue(ticket, now) && TicketDesk.Remind(ticket, now) is { } reminded)
        {
            await office.KeepAsync(reminded, cancellation);
        }
    }
}
