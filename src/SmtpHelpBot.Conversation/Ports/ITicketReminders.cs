using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Ports;

/// <summary>Reminds people of tickets that stand still.</summary>
public interface ITicketReminders
{
    /// <summary>Numbers of the tickets of which someone has to be reminded now.</summary>
    Task<IReadOnlyList<int>> DueAsync(ReminderPolicy policy, CancellationToken cancellation);

    /// <summary>Reminds of one ticket, with the commit of the caller's scope; not where it has moved on meanwhile.</summary>
    Task RemindAsync(int number, ReminderPolicy policy, CancellationToken cancellation);
}
