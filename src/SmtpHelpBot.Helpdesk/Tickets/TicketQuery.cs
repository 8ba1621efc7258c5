namespace SmtpHelpBot.Helpdesk.Tickets;

/// <summary>Which tickets to list, oldest first.</summary>
/// <param name="OnlyOpen">Leaves out those that are over.</param>
/// <param name="ClaimerId">Only those that this expert has; null for all.</param>
/// <param name="Search">Only those whose provider's or requester's name has words that begin with these, in whatever case; null for all.</param>
/// <param name="Incident">Only those that belong to this incident; null for all.</param>
/// <param name="Most">At most so many.</param>
public sealed record TicketQuery(bool OnlyOpen, string? ClaimerId = null, string? Search = null, int? Incident = null, int Most = 10);

/// <summary>The tickets that were asked for.</summary>
/// <param name="Tickets">The oldest of them.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record TicketPage(IReadOnlyList<Ticket> Tickets, int Total);
