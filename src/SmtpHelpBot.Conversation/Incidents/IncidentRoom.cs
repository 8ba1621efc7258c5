using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Incidents;

/// <summary>What experts do about incidents. That this is a helpdesk conversation is judged before.</summary>
internal sealed class IncidentRoom(
    IIncidentBook book, ITicketBook tickets, IHelpdeskRooms rooms, IncidentOffice office, TicketOffice ticketOffice, Refusals refusals, Stage stage, TimeProvider time)
{
    /// <summary>Answers an expert who ends an incident.</summary>
    public async Task AnswerAsync(ITurnContext turn, Wish wish, int number, CancellationToken cancellation)
    {
        var incident = await book.FindAsync(number, cancellation);
        var refused = (incident, wish.Kind) switch
        {
            (_, not (WishKind.IncidentOver or WishKind.IncidentFalse)) => AuditReason.NoSuchButton,
            (null, _) => AuditReason.NoSuchIncident,
            ({ } other, _) when await IsOfOthersAsync(turn, other, cancellation) => AuditReason.OtherHelpdesk,
            _ => (AuditReason?)null,
        };
        await (refused is { } why ? refusals.RefuseAsync(turn, wish, why, Texts.English, cancellation)
            : incident!.End is null ? EndAsync(turn, wish, incident, cancellation)
            : stage.SayAsync(turn, IncidentWords.State(incident, Texts.English), cancellation));
    }

    /// <summary>An incident is ended in the helpdesk conversation that has its card, as long as that is one.</summary>
    private async Task<bool> IsOfOthersAsync(ITurnContext turn, Incident incident, CancellationToken cancellation) =>
        !incident.Helpdesk.SamePlaceAs(Places.Of(turn)) && await rooms.IsHelpdeskAsync(incident.Helpdesk.Channel, incident.Helpdesk.Conversation, cancellation);

    private async Task EndAsync(ITurnContext turn, Wish wish, Incident incident, CancellationToken cancellation)
    {
        var words = Redactor.Redact(wish.Click?.Input("words") ?? "").Text;
        var how = wish.Kind == WishKind.IncidentOver ? IncidentOutcome.Over : IncidentOutcome.FalseAlarm;
        var ended = incident with
        {
            Helpdesk = incident.Helpdesk.SamePlaceAs(Places.Of(turn)) ? incident.Helpdesk : Places.RoomOf(turn),
            End = new(how, TicketOffice.PersonOf(turn), time.GetUtcNow(), words.IsEmpty ? null : words),
        };
        var people = await book.PeopleOfAsync(incident.Number, cancellation);
        var told = await EndTicketsAsync(ended, words, cancellation);
        book.End(ended);
        foreach (var person in people.Where(person => !told.Any(ticket => person.IsOf(ticket.RequesterAddress.Channel, ticket.Requester.Id))))
        {
            office.Tell(ended, person);
        }

        stage.AnswerQuietly(turn, await office.UpdateAsync(ended, people.Count, added: null, cancellation));
        office.AddLine(ended);
    }

    /// <summary>With the trouble its tickets are over; of a false alarm they are tickets like all others. Those whose requesters hear of it by their ticket.</summary>
    private async Task<IReadOnlyList<Ticket>> EndTicketsAsync(Incident ended, RedactedText words, CancellationToken cancellation)
    {
        var page = await tickets.ListAsync(new(OnlyOpen: true, Incident: ended.Number, Most: int.MaxValue), cancellation);
        var told = new List<Ticket>();
        foreach (var listed in page.Tickets)
        {
            var ticket = await tickets.FindAsync(listed.Number, cancellation) ?? listed;
            if (ended.End!.How == IncidentOutcome.FalseAlarm)
            {
                ticketOffice.Group(ticket, incident: null);
            }
            else if (TicketDesk.Settle(ticket, ended.End.Who, words, ended.End.At) is TicketChange.Done settled)
            {
                await ticketOffice.KeepAsync(settled, cancellation);
                told.Add(settled.Ticket);
            }
        }

        return told;
    }
}
