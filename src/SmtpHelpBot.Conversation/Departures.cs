using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation;

/// <summary>An expert leaves the conversation that is the helpdesk, or its team: what they had claimed goes back to the others.</summary>
internal sealed class Departures(ITicketBook book, TicketOffice office, TimeProvider time)
{
    /// <summary>The oldest of them; nobody has so many.</summary>
    private const int MostTickets = 100;

    /// <summary>Takes a conversation update that says who left.</summary>
    public async Task TakeAsync(ITurnContext turn, CancellationToken cancellation)
    {
        foreach (var gone in turn.Activity.MembersRemoved.Select(member => member?.Id).OfType<string>().Where(id => id.Length > 0))
        {
            var claimed = await book.ListAsync(new(OnlyOpen: true, ClaimerId: gone, Most: MostTickets), cancellation);
            foreach (var listed in claimed.Tickets)
            {
                if (await book.FindAsync(listed.Number, cancellation) is { Helpdesk: { } home } ticket && ticket.Claimer?.Id == gone && IsLeft(home, turn))
                {
                    await GiveBackAsync(ticket, cancellation);
                }
            }
        }
    }

    private async Task GiveBackAsync(Ticket ticket, CancellationToken cancellation)
    {
        var note = Redactor.Redact(Texts.English["ticket.left"]).Text;
        if (ticket.Claimer is { } expert && TicketDesk.HandOver(ticket, expert, note, time.GetUtcNow()) is TicketChange.Done done)
        {
            await office.KeepAsync(done, cancellation);
        }
    }

    private static bool IsLeft(Address home, ITurnContext turn) => home.SamePlaceAs(Places.Of(turn)) || Places.IsInTeamOf(home, turn.Activity);
}
