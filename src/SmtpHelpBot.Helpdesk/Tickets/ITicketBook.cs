using SmtpHelpBot.Diagnosis.Cases;

namespace SmtpHelpBot.Helpdesk.Tickets;

/// <summary>
/// The tickets, as one turn sees them. What is added or saved becomes real with the turn's one commit; where another turn
/// changed the same ticket first, that commit fails and the turn is run again on the newer ticket.
/// </summary>
public interface ITicketBook
{
    /// <summary>Stores a new ticket and gives it its number, without a gap in meaning: a number of a turn that fails is not used again.</summary>
    Task<Ticket> AddAsync(Ticket ticket, CancellationToken cancellation);

    /// <summary>Replaces a ticket by its next version.</summary>
    void Save(Ticket ticket);

    /// <summary>The ticket of a number; null where there is none.</summary>
    Task<Ticket?> FindAsync(int number, CancellationToken cancellation);

    /// <summary>The ticket of a case; null where there is none.</summary>
    Task<Ticket?> FindByCaseAsync(CaseId caseId, CancellationToken cancellation);

    /// <summary>The open ticket that waits for an answer from this person in this conversation; null where none does.</summary>
    Task<Ticket?> FindWaitingAsync(string channel, string conversation, string personId, CancellationToken cancellation);

    /// <summary>The tickets that fit, oldest first, as they are committed.</summary>
    Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellation);

    /// <summary>Numbers of the tickets that nobody has claimed, whose requester has not answered, or whose expert has done nothing, since before a time, and who is not reminded enough; the longest first, as they are committed.</summary>
    /// <param name="unclaimed">The time for those that nobody has claimed; null for none of them.</param>
    /// <param name="unanswered">The time for those whose requester was asked something; null for none of them.</param>
    /// <param name="untouched">The time for those that an expert has; null for none of them.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IReadOnlyList<int>> StandingStillAsync(DateTimeOffset? unclaimed, DateTimeOffset? unanswered, DateTimeOffset? untouched, int most, CancellationToken cancellation);

    /// <summary>The tickets of this person in this conversation that are not over, newest first; at most ten.</summary>
    Task<IReadOnlyList<Ticket>> FindOpenAsync(string channel, string conversation, string personId, CancellationToken cancellation);
}
