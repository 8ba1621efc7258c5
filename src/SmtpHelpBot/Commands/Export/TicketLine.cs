using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Commands.Export;

/// <summary>One ticket as it is exported; the names are those of the columns.</summary>
internal sealed record TicketLine(
    int Number,
    string State,
    string Requester,
    string Expert,
    string Cause,
    string Provider,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClaimedAt,
    DateTimeOffset? ResolvedAt)
{
    public const string Head = "Number,State,Requester,Expert,Cause,Provider,OpenedAt,ClaimedAt,ResolvedAt";

    /// <summary>The cells of its line, in the order of <see cref="Head"/>.</summary>
    public IEnumerable<object?> Cells() => [Number, State, Requester, Expert, Cause, Provider, OpenedAt, ClaimedAt, ResolvedAt];

    public static TicketLine Of(Ticket ticket) => new(
        ticket.Number,
        ticket.State.ToString(),
        ticket.Requester.Name,
        ticket.Claimer?.Name ?? "",
        (ticket.Resolution ?? ticket.Case.Assessment.Likeliest)?.ToName() ?? "",
        ticket.Case.Provider ?? "",
        ticket.OpenedAt,
        At(ticket, TicketEvent.Claimed),
        ticket.State == TicketState.Resolved ? At(ticket, TicketEvent.Resolved) : null);

    private static DateTimeOffset? At(Ticket ticket, TicketEvent what) => ticket.History.FirstOrDefault(entry => entry.Event == what)?.At;
}
