using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Helpdesk.Tickets;

/// <summary>
/// What may happen to a ticket, and what comes of it. Pure: whether a person is an expert is for the caller to judge, by the
/// verified conversation.
/// </summary>
public static class TicketDesk
{
    /// <summary>A new ticket of a case, with what the requester added.</summary>
    public static Ticket Open(CaseFile caseFile, Person requester, Address address, Address helpdesk, RedactedText? note, DateTimeOffset at) => new()
    {
        Case = caseFile,
        Requester = requester,
        RequesterAddress = address,
        Helpdesk = helpdesk,
        OpenedAt = at,
        History = [new(at, requester, TicketEvent.Opened, Said(note))],
    };

    /// <summary>An expert takes it. Of two, the later one is refused and told who has it.</summary>
    public static TicketChange Claim(Ticket ticket, Person expert, DateTimeOffset at) => ticket.State switch
    {
        TicketState.New or TicketState.Reopened =>
            Changed(ticket with { State = TicketState.Claimed, Claimer = expert }, TicketAudience.Requester, new(at, expert, TicketEvent.Claimed)),
        TicketState.Claimed or TicketState.WaitingForUser => Refuse(ticket, TicketRefusal.AlreadyClaimed, TicketEvent.Claimed),
        _ => Over(ticket),
    };

    /// <summary>The expert who has it asks the requester something.</summary>
    public static TicketChange Ask(Ticket ticket, Person expert, RedactedText question, DateTimeOffset at) =>
        InTheWayOf(ticket, expert)
        ?? (TicketChange)Changed(ticket with { State = TicketState.WaitingForUser }, TicketAudience.Requester, new(at, expert, TicketEvent.Asked, question));

    /// <summary>The requester answers, or adds something unasked: in a message of this id, or by a button.</summary>
    public static TicketChange Answer(Ticket ticket, Person person, RedactedText words, DateTimeOffset at, string? message = null) =>
        NotOf(ticket, person) ?? ticket.State switch
        {
            TicketState.WaitingForUser => (TicketChange)Changed(ticket with { State = TicketState.Claimed }, TicketAudience.Helpdesk, new(at, person, TicketEvent.Answered, words, message)),
            TicketState.New or TicketState.Claimed or TicketState.Reopened => Changed(ticket, TicketAudience.Helpdesk, new(at, person, TicketEvent.Answered, words, message)),
            _ => Over(ticket),
        };

    /// <summary>A message that was taken for an answer is changed or taken back: that there was an answer stays, its words do not.</summary>
    public static Ticket TakeBack(Ticket ticket, TicketEntry answer) =>
        ticket with { History = [.. ticket.History.Select(entry => ReferenceEquals(entry, answer) ? entry with { Words = null, Message = null } : entry)] };

    /// <summary>The expert who has it says what it was and what helped.</summary>
    public static TicketChange Resolve(Ticket ticket, Person expert, Cause cause, RedactedText note, DateTimeOffset at) =>
        InTheWayOf(ticket, expert)
        ?? (TicketChange)Changed(ticket with { State = TicketState.Resolved, Resolution = cause }, TicketAudience.Requester, new(at, expert, TicketEvent.Resolved, note));

    /// <summary>What many had trouble with works again: it is resolved for all of them by the expert who says so, whoever has it.</summary>
    public static TicketChange Settle(Ticket ticket, Person expert, RedactedText note, DateTimeOffset at) => ticket.IsOver
        ? Over(ticket)
        : Changed(ticket with { State = TicketState.Resolved, Claimer = expert, Resolution = Cause.ProviderIssue }, TicketAudience.Requester, new(at, expert, TicketEvent.Resolved, note));

    /// <summary>
    /// It was not solved after all, says an expert or the requester. The requester may also hand over again what they took back.
    /// </summary>
    public static TicketChange Reopen(Ticket ticket, Person person, DateTimeOffset at, RedactedText? note = null) => ticket.State switch
    {
        _ when ticket.IsForgotten => new TicketChange.Refused(TicketRefusal.Forgotten),
        TicketState.Resolved or TicketState.Withdrawn when person.Id == ticket.Requester.Id => Reopened(ticket, TicketAudience.Helpdesk, new(at, person, TicketEvent.Reopened, note)),
        TicketState.Resolved => Reopened(ticket, TicketAudience.Requester, new(at, person, TicketEvent.Reopened, note)),
        TicketState.Withdrawn => Over(ticket),
        _ => new TicketChange.Refused(TicketRefusal.NotResolved),
    };

    /// <summary>
    /// An expert gives it back to be claimed by someone else. Any expert may: whoever has it may be away.
    /// </summary>
    public static TicketChange HandOver(Ticket ticket, Person expert, RedactedText note, DateTimeOffset at) => ticket.State switch
    {
        TicketState.Claimed or TicketState.WaitingForUser =>
            Changed(ticket with { State = TicketState.New, Claimer = null }, TicketAudience.Requester, new(at, expert, TicketEvent.HandedOver, note)),
        TicketState.New or TicketState.Reopened => new TicketChange.Refused(TicketRefusal.NotClaimed),
        _ => Over(ticket),
    };

    /// <summary>The requester takes it back.</summary>
    public static TicketChange Withdraw(Ticket ticket, Person person, DateTimeOffset at) =>
        NotOf(ticket, person) ?? (ticket.State is TicketState.Resolved or TicketState.Withdrawn
            ? (TicketChange)Over(ticket)
            : Changed(ticket with { State = TicketState.Withdrawn }, TicketAudience.Helpdesk, new(at, person, TicketEvent.Withdrawn)));

    /// <summary>
    /// What is left of a ticket when its requester is forgotten: that it was, when what happened, its provider and its cause. An open
    /// one is taken back.
    /// </summary>
    public static Ticket Forget(Ticket ticket, DateTimeOffset at) => ticket with
    {
        Case = new()
        {
            Id = ticket.Case.Id,
            OpenedAt = ticket.Case.OpenedAt,
            Provider = ticket.Case.Provider,
            Assessment = new(ticket.Case.Assessment.Ranked, ticket.Case.Assessment.Fine, []),
        },
        Requester = Person.Forgotten,
        RequesterAddress = Address.Nowhere,
        Claimer = ticket.Claimer?.Id == ticket.Requester.Id ? Person.Forgotten : ticket.Claimer,
        State = ticket.IsOver ? ticket.State : TicketState.Withdrawn,
        History =
        [
            .. ticket.History.Select(entry => entry with { Who = entry.Who.Id == ticket.Requester.Id ? Person.Forgotten : entry.Who, Words = null, Message = null }),
            new(at, Person.Forgotten, TicketEvent.Forgotten),
        ],
    };

    /// <summary>
    /// Another helpdesk conversation has it from now on. Who claimed it need not be there, so that it can be claimed anew; an answer
    /// that the requester still owes goes to who asked.
    /// </summary>
    public static TicketChange.Done Move(Ticket ticket, Address to, DateTimeOffset at)
    {
        var moved = ticket.State == TicketState.Claimed ? ticket with { State = TicketState.New, Claimer = null } : ticket;
        return Changed(moved with { Helpdesk = to }, NewsOf(ticket, TicketEvent.Moved), new(at, Person.Bot, TicketEvent.Moved));
    }

    /// <summary>No helpdesk conversation has it; it waits for the next one that is named. Null where it waits already.</summary>
    public static TicketChange.Done? Strand(Ticket ticket, DateTimeOffset at) => ticket.Helpdesk is null
        ? null
        : Changed(ticket with { Helpdesk = null }, NewsOf(ticket, TicketEvent.Stranded), new(at, Person.Bot, TicketEvent.Stranded));

    /// <summary>Reminds who has to move next: the helpdesk of a ticket that nobody has, the requester of a question, and else who has it. Null where nobody is waited for.</summary>
    public static TicketChange.Done? Remind(Ticket ticket, DateTimeOffset at) => ticket.State switch
    {
        TicketState.New or TicketState.Reopened => Changed(ticket, TicketAudience.Helpdesk, new(at, Person.Bot, TicketEvent.HelpdeskReminded)),
        TicketState.Claimed when ticket.Claimer is { } claimer => Changed(ticket, TicketAudience.Helpdesk, new(at, claimer, TicketEvent.ClaimerReminded)),
        TicketState.WaitingForUser when ticket.History.LastOrDefault(entry => entry.Event == TicketEvent.Asked) is { } asked =>
            Changed(ticket, TicketAudience.Requester, new(at, Person.Bot, TicketEvent.RequesterReminded)) with
            {
                Tell = new(TicketAudience.Requester, TicketEvent.Asked, asked.Who, asked.Words),
            },
        _ => null,
    };

    /// <summary>
    /// Whether this was the last thing that happened: a button that is pressed again because its answer was lost changes nothing.
    /// </summary>
    public static bool IsRepeat(Ticket ticket, Person person, TicketEvent what, RedactedText words) =>
        ticket.History is [.., var last] && last.Event == what && last.Who.Id == person.Id && last.Words == words;

    /// <summary>Whether the bot alone moved it about since a person last did something: it goes to no further conversation by itself.</summary>
    public static bool IsAdrift(Ticket ticket) => ByBotAlone(ticket).Contains(TicketEvent.Moved);

    /// <summary>Until a person does something the requester is told once of the same, however often the bot tries.</summary>
    private static TicketAudience NewsOf(Ticket ticket, TicketEvent what) => ByBotAlone(ticket).Contains(what) ? TicketAudience.Helpdesk : TicketAudience.Requester;

    private static IEnumerable<TicketEvent> ByBotAlone(Ticket ticket) => ticket.History.Reverse().TakeWhile(entry => entry.Who == Person.Bot).Select(entry => entry.Event);

    private static TicketChange.Done Reopened(Ticket ticket, TicketAudience tell, TicketEntry entry) =>
        Changed(ticket with { State = TicketState.Reopened, Claimer = null, Resolution = null, Incident = null }, tell, entry);

    private static TicketChange.Refused? InTheWayOf(Ticket ticket, Person expert) => ticket.State switch
    {
        TicketState.New or TicketState.Reopened => new(TicketRefusal.NotClaimed),
        TicketState.Claimed or TicketState.WaitingForUser when ticket.Claimer?.Id == expert.Id => null,
        TicketState.Claimed or TicketState.WaitingForUser => Refuse(ticket, TicketRefusal.ClaimedByOther, TicketEvent.Claimed),
        _ => Over(ticket),
    };

    private static TicketChange.Refused? NotOf(Ticket ticket, Person person) =>
        person.Id == ticket.Requester.Id ? null : new(TicketRefusal.NotRequester, ticket.Requester);

    private static TicketChange.Refused Over(Ticket ticket) => ticket.State == TicketState.Withdrawn
        ? Refuse(ticket, TicketRefusal.Withdrawn, TicketEvent.Withdrawn)
        : Refuse(ticket, TicketRefusal.AlreadyResolved, TicketEvent.Resolved);

    private static TicketChange.Refused Refuse(Ticket ticket, TicketRefusal why, TicketEvent since)
    {
        var entry = ticket.History.LastOrDefault(e => e.Event == since);
        return new(why, entry?.Who ?? ticket.Claimer, entry?.At);
    }

    private static TicketChange.Done Changed(Ticket ticket, TicketAudience tell, TicketEntry entry)
    {
        var kept = entry with { Words = Said(entry.Words) };
        return new(ticket with { History = [.. ticket.History, kept] }, new(tell, kept.Event, kept.Who, kept.Words));
    }

    private static RedactedText? Said(RedactedText? words) => words is { IsEmpty: false } ? words : null;
}
