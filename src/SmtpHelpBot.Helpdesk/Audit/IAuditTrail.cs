namespace SmtpHelpBot.Helpdesk.Audit;

/// <summary>What was refused and what was forgotten, and who wanted it. It never holds what anybody wrote.</summary>
public interface IAuditTrail
{
    /// <summary>Records something, with the turn's commit.</summary>
    void Record(AuditEntry entry);

    /// <summary>The newest entries, the newest first, as they are committed.</summary>
    Task<IReadOnlyList<AuditEntry>> NewestAsync(int most, CancellationToken cancellation);
}

/// <summary>One line of the audit trail.</summary>
/// <param name="At">When.</param>
/// <param name="Channel">The platform.</param>
/// <param name="Conversation">Id of the conversation there.</param>
/// <param name="Who">Who wanted it, by the verified envelope.</param>
/// <param name="What">What they wanted: the name of one of our own actions.</param>
/// <param name="Ticket">The ticket they named; null where none.</param>
/// <param name="Why">What came of it.</param>
public sealed record AuditEntry(DateTimeOffset At, string Channel, string Conversation, Person Who, string What, int? Ticket, AuditReason Why);

/// <summary>What came of what someone wanted. The numbers are stored.</summary>
public enum AuditReason
{
    /// <summary>Refused: it is for experts, and this is no helpdesk conversation.</summary>
    NotHelpdesk = 0,

    /// <summary>Refused: the ticket belongs to another helpdesk conversation.</summary>
    OtherHelpdesk = 1,

    /// <summary>Refused: it is for who opened the ticket.</summary>
    NotRequester = 2,

    /// <summary>Refused: no card of ours names that ticket.</summary>
    NoSuchTicket = 3,

    /// <summary>Refused: no card of ours has that button there.</summary>
    NoSuchButton = 4,

    /// <summary>Refused: the code for a helpdesk was wrong.</summary>
    WrongCode = 5,

    /// <summary>Done: what was kept of a person is forgotten. Who is not kept.</summary>
    Forgotten = 6,

    /// <summary>Refused: no card of ours names that incident.</summary>
    NoSuchIncident = 7,
}
