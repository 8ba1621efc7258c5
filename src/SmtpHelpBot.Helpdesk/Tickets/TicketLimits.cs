namespace SmtpHelpBot.Helpdesk.Tickets;

/// <summary>How many tickets one person may have, so that nobody fills the helpdesk.</summary>
/// <param name="OpenPerPerson">Tickets of one person in one conversation that are not over, 1 to 10.</param>
public sealed record TicketLimits(int OpenPerPerson);
