using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Helpdesk.Tickets;

/// <summary>A case that a human looks at.</summary>
public sealed record Ticket
{
    /// <summary>The short number people say; 0 until it is stored.</summary>
    public int Number { get; init; }

    /// <summary>The case as it stood at the last change, masked.</summary>
    public required CaseFile Case { get; init; }

    /// <summary>Who asked for help.</summary>
    public required Person Requester { get; init; }

    /// <summary>Where the requester is told what happens: their personal chat.</summary>
    public required Address RequesterAddress { get; init; }

    /// <summary>The helpdesk conversation that has the ticket's card; null while there is none.</summary>
    public Address? Helpdesk { get; init; }

    /// <summary>How it stands.</summary>
    public TicketState State { get; init; }

    /// <summary>The expert who has it; null while nobody has.</summary>
    public Person? Claimer { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<TicketEntry> History { get; init; } = [];

    /// <summary>The cause it was resolved with.</summary>
    public Cause? Resolution { get; init; }

    /// <summary>The incident it belongs to; null where it belongs to none.</summary>
    public int? Incident { get; init; }

    /// <summary>Counts the changes, for optimistic concurrency: a store refuses a ticket whose version has moved on.</summary>
    public int Version { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When something last happened to it.</summary>
    public DateTimeOffset MovedAt => History is [.., var last] ? last.At : OpenedAt;

    /// <summary>Whether the requester had it forgotten: what happened is kept, without a name and without what was written.</summary>
    public bool IsForgotten => RequesterAddress == Address.Nowhere;

    /// <summary>Whether nobody has anything to do with it any more.</summary>
    public bool IsOver => State is TicketState.Resolved or TicketState.Withdrawn;
}

/// <summary>How a ticket stands.</summary>
public enum TicketState
{
    /// <summary>Nobody has it yet.</summary>
    New,

    /// <summary>An expert has it.</summary>
    Claimed,

    /// <summary>The requester was asked something.</summary>
    WaitingForUser,

    /// <summary>Done.</summary>
    Resolved,

    /// <summary>Was done, and is open again.</summary>
    Reopened,

    /// <summary>The requester took it back.</summary>
    Withdrawn,
}

/// <summary>What can happen to a ticket.</summary>
public enum TicketEvent
{
    /// <summary>The requester handed it over.</summary>
    Opened,

    /// <summary>An expert took it.</summary>
    Claimed,

    /// <summary>The expert asked the requester something.</summary>
    Asked,

    /// <summary>The requester answered or added something.</summary>
    Answered,

    /// <summary>The expert resolved it.</summary>
    Resolved,

    /// <summary>It was opened again.</summary>
    Reopened,

    /// <summary>The requester took it back.</summary>
    Withdrawn,

    /// <summary>An expert gave it back to the others.</summary>
    HandedOver,

    /// <summary>The helpdesk was reminded that nobody has it.</summary>
    HelpdeskReminded,

    /// <summary>The requester was reminded of the question.</summary>
    RequesterReminded,

    /// <summary>The requester had forgotten what was written.</summary>
    Forgotten,

    /// <summary>Its card went to another helpdesk conversation, because the one that had it is none any more.</summary>
    Moved,

    /// <summary>The conversation that had its card is no helpdesk any more, and there is no other yet.</summary>
    Stranded,

    /// <summary>The expert who has it, and is named, was reminded that it waits for them.</summary>
    ClaimerReminded,
}

/// <summary>One line of a ticket's history.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Event">What.</param>
/// <param name="Words">What they wrote, masked; null where nothing, or where they took it back.</param>
/// <param name="Message">The platform's id of the message in which they wrote it, so that it can be taken back; null where it was no message.</param>
public sealed record TicketEntry(DateTimeOffset At, Person Who, TicketEvent Event, RedactedText? Words = null, string? Message = null);
