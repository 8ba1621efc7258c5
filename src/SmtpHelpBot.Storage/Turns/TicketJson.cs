using System.Text.Json;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>A ticket as it is stored: the whole as JSON, beside it what it is looked up and counted by.</summary>
internal static class TicketJson
{
    public static Ticket Read(TicketRow row) => JsonSerializer.Deserialize<Ticket>(row.Json) ?? throw new JsonException($"Ticket {row.Number} is empty.");

    public static TicketRow ToRow(Ticket ticket) => new()
    {
        Number = ticket.Number,
        CaseId = ticket.Case.Id.Value,
        State = ticket.State,
        RequesterChannel = ticket.RequesterAddress.Channel,
        RequesterConversation = ticket.RequesterAddress.Conversation,
        RequesterId = ticket.Requester.Id,
        RequesterName = ticket.Requester.Name.ToLowerInvariant(),
        Provider = ticket.Case.Provider?.ToLowerInvariant() ?? "",
        ClaimerId = ticket.Claimer?.Id,
        Cause = (int?)(ticket.Resolution ?? ticket.Case.Assessment.Likeliest),
        Incident = ticket.Incident,
        OpenedAt = ticket.OpenedAt,
        ClaimedAt = ticket.History.FirstOrDefault(entry => entry.Event == TicketEvent.Claimed)?.At,
        ResolvedAt = ticket.State == TicketState.Resolved ? ticket.History.LastOrDefault(entry => entry.Event == TicketEvent.Resolved)?.At : null,
        WaitsSince = ReminderPolicy.WaitsSince(ticket),
        EndedAt = ticket.IsOver ? ticket.MovedAt : null,
        Version = ticket.Version,
        Json = JsonSerializer.Serialize(ticket),
    };
}
