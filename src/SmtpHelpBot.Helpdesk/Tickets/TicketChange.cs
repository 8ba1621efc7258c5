using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Helpdesk.Tickets;

/// <summary>What became of a wish to change a ticket.</summary>
public abstract record TicketChange
{
    private TicketChange()
    {
    }

    /// <summary>It is changed.</summary>
    /// <param name="Ticket">The ticket after the change.</param>
    /// <param name="Tell">Who must be told what.</param>
    public sealed record Done(Ticket Ticket, TicketNews Tell) : TicketChange;

    /// <summary>It cannot be.</summary>
    /// <param name="Why">Why not.</param>
    /// <param name="Who">Who stands in the way; null where nobody does.</param>
    /// <param name="Since">Since when; null where that says nothing.</param>
    public sealed record Refused(TicketRefusal Why, Person? Who = null, DateTimeOffset? Since = null) : TicketChange;
}

/// <summary>What someone is told about a ticket.</summary>
/// <param name="To">Who.</param>
/// <param name="What">What happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="Words">What they wrote; null where nothing.</param>
public sealed record TicketNews(TicketAudience To, TicketEvent What, Person By, RedactedText? Words = null);

/// <summary>Who is told about a ticket.</summary>
public enum TicketAudience
{
    /// <summary>Who asked for help.</summary>
    Requester,

    /// <summary>The helpdesk conversation that has the ticket's card.</summary>
    Helpdesk,
}

/// <summary>Why a ticket cannot be changed as someone wishes.</summary>
public enum TicketRefusal
{
    /// <summary>Someone was faster.</summary>
    AlreadyClaimed,

    /// <summary>Nobody has claimed it, and that comes first.</summary>
    NotClaimed,

    /// <summary>Another expert has it.</summary>
    ClaimedByOther,

    /// <summary>It is done.</summary>
    AlreadyResolved,

    /// <summary>It is not done.</summary>
    NotResolved,

    /// <summary>The requester took it back.</summary>
    Withdrawn,

    /// <summary>Nobody is there any more whom it would help.</summary>
    Forgotten,

    /// <summary>Only who opened it may do that.</summary>
    NotRequester,
}
