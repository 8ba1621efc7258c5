using System.Globalization;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>Says in words how a ticket stands and what happened to it.</summary>
internal static class TicketWords
{
    /// <summary>The number people say.</summary>
    public static string Number(Ticket ticket) => ticket.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The last thing that happened, as a line in the helpdesk.</summary>
    public static string Line(Ticket ticket, Texts texts)
    {
        var last = ticket.History[^1];
        return texts.Format("ticket.line", ("number", Number(ticket)), ("event", Event(last, texts)), ("words", last.Words?.Value ?? "")).TrimEnd(' ', ':');
    }

    /// <summary>A moment, as the helpdesk reads it.</summary>
    public static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string State(Ticket ticket, Texts texts) => ticket.State switch
    {
        TicketState.New => texts["ticket.state.new"],
        TicketState.Claimed => texts.Format("ticket.state.claimed", ("name", ClaimerOf(ticket))),
        TicketState.WaitingForUser => texts.Format("ticket.state.waiting_for_user", ("name", ClaimerOf(ticket))),
        TicketState.Resolved => texts.Format("ticket.state.resolved", ("name", ClaimerOf(ticket))),
        TicketState.Reopened => texts["ticket.state.reopened"],
        TicketState.Withdrawn => texts["ticket.state.withdrawn"],
        _ => throw new ArgumentOutOfRangeException(nameof(ticket), ticket.State, "Not a state."),
    };

    public static string Event(TicketEntry entry, Texts texts) => texts.Format(entry.Event switch
    {
        TicketEvent.Opened => "ticket.event.opened",
        TicketEvent.Claimed => "ticket.event.claimed",
        TicketEvent.Asked => "ticket.event.asked",
        TicketEvent.Answered => "ticket.event.answered",
        TicketEvent.Resolved => "ticket.event.resolved",
        TicketEvent.Reopened => "ticket.event.reopened",
        TicketEvent.Withdrawn => "ticket.event.withdrawn",
        TicketEvent.HandedOver => "ticket.event.handed_over",
        TicketEvent.HelpdeskReminded => "ticket.event.helpdesk_reminded",
        TicketEvent.RequesterReminded => "ticket.event.requester_reminded",
        TicketEvent.Forgotten => "ticket.event.forgotten",
        TicketEvent.ClaimerReminded => "ticket.event.claimer_reminded",
        TicketEvent.Moved => "ticket.event.moved",
        TicketEvent.Stranded => "ticket.event.stranded",
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Event, "Not an event."),
    }, ("name", entry.Who.Name));

    /// <summary>What the requester is told.</summary>
    public static string Told(Ticket ticket, TicketNews news, Texts texts) => news.What switch
    {
        TicketEvent.Claimed => texts.Format("ticket.told.claimed", ("name", news.By.Name)),
        TicketEvent.Asked => texts.Format("ticket.told.asked", ("name", news.By.Name)),
        TicketEvent.Resolved => texts.Format("ticket.told.resolved", ("name", news.By.Name), ("cause", CauseOf(ticket, texts))),
        TicketEvent.Reopened => texts["ticket.told.reopened"],
        TicketEvent.HandedOver => texts.Format("ticket.told.handed_over", ("name", news.By.Name)),
        TicketEvent.Moved => texts["ticket.told.moved"],
        TicketEvent.Stranded => texts["ticket.told.stranded"],
        _ => throw new ArgumentOutOfRangeException(nameof(news), news.What, "The requester is not told of this."),
    };

    public static string Refusal(TicketChange.Refused refused, Texts texts)
    {
        var key = refused.Why switch
        {
            TicketRefusal.AlreadyClaimed => "ticket.refused.already_claimed",
            TicketRefusal.NotClaimed => "ticket.refused.not_claimed",
            TicketRefusal.ClaimedByOther => "ticket.refused.claimed_by_other",
            TicketRefusal.AlreadyResolved => "ticket.refused.already_resolved",
            TicketRefusal.NotResolved => "ticket.refused.not_resolved",
            TicketRefusal.Withdrawn => "ticket.refused.withdrawn",
            TicketRefusal.Forgotten => "ticket.refused.forgotten",
            TicketRefusal.NotRequester => "say.not_requester",
            _ => throw new ArgumentOutOfRangeException(nameof(refused), refused.Why, "Not a refusal."),
        };
        return texts.Format(key, ("name", refused.Who?.Name ?? ""), ("time", refused.Since is { } since ? Clock(since) : ""));
    }

    private static string ClaimerOf(Ticket ticket) => ticket.Claimer?.Name ?? "";

    private static string CauseOf(Ticket ticket, Texts texts) => ticket.Resolution is { } cause ? texts[$"cause.{cause.ToName()}"] : "";
}
