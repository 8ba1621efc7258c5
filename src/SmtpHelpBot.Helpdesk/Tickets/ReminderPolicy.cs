namespace SmtpHelpBot.Helpdesk.Tickets;

/// <summary>When someone is reminded of a ticket. Pure.</summary>
/// <param name="Unclaimed">How long nobody may have claimed it; null for ever.</param>
/// <param name="Unanswered">How long the requester may not have answered; null for ever.</param>
/// <param name="Untouched">How long who claimed it may do nothing, also after an answer of the requester; null for ever.</param>
/// <param name="Quiet">When nobody is reminded.</param>
public sealed record ReminderPolicy(TimeSpan? Unclaimed, TimeSpan? Unanswered, TimeSpan? Untouched, QuietHours Quiet)
{
    /// <summary>Who has not moved after so many reminders will not by one more.</summary>
    public const int MostReminders = 3;

    /// <summary>Whether it is time to remind someone of this ticket. A change of it, and a reminder too, begins the waiting anew.</summary>
    public bool IsDue(Ticket ticket, DateTimeOffset now) =>
        WaitsSince(ticket) is { } since && since <= Since(ticket.State, now) && !Quiet.Covers(now);

    /// <summary>Who nobody has claimed since then has waited long enough; null where no time is.</summary>
    public DateTimeOffset? UnclaimedSince(DateTimeOffset now) => now - Unclaimed;

    /// <summary>Who has not answered since then has had long enough; null where no time is.</summary>
    public DateTimeOffset? UnansweredSince(DateTimeOffset now) => now - Unanswered;

    /// <summary>Who claimed one and has done nothing since then has had long enough; null where no time is.</summary>
    public DateTimeOffset? UntouchedSince(DateTimeOffset now) => now - Untouched;

    /// <summary>Since when the helpdesk or the requester is waited for; null where nobody is, or where they were reminded often enough.</summary>
    public static DateTimeOffset? WaitsSince(Ticket ticket) =>
        !ticket.IsOver && Reminders(ticket) < MostReminders ? ticket.MovedAt : null;

    private DateTimeOffset? Since(TicketState state, DateTimeOffset now) => state switch
    {
        TicketState.WaitingForUser => UnansweredSince(now),
        TicketState.Claimed => UntouchedSince(now),
        _ => UnclaimedSince(now),
    };

    private static int Reminders(Ticket ticket) =>
        ticket.History.Reverse().TakeWhile(entry => entry.Event is TicketEvent.HelpdeskReminded or TicketEvent.RequesterReminded or TicketEvent.ClaimerReminded).Count();
}

/// <summary>Hours of the day at which nobody is disturbed.</summary>
/// <param name="From">When they begin.</param>
/// <param name="Until">When they end; before <paramref name="From"/> it is the next day's, equal to it there are none.</param>
/// <param name="Zone">Whose clock it is.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until, TimeZoneInfo Zone)
{
    /// <summary>Whether this moment is one of them.</summary>
    public bool Covers(DateTimeOffset now) => From != Until && TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(now, Zone).TimeOfDay).IsBetween(From, Until);
}
