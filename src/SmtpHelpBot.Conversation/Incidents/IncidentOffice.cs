using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Incidents;

/// <summary>Sends what is to be told of incidents: the card in the helpdesk, which changes in place, and the news to people.</summary>
internal sealed class IncidentOffice(ITicketBook tickets, IPost post)
{
    private const int MostListed = 30;

    /// <summary>The card of a new incident goes to the helpdesk.</summary>
    public void Announce(Incident incident, int people, IReadOnlyList<Ticket> grouped)
    {
        var card = CardDeck.Render(IncidentScreen.Of(incident, people, new(grouped, grouped.Count), Texts.English), Texts.English);
        // The one thing for which people are called away from their work.
        card.Importance = ActivityImportance.High;
        post.Send(Places.Read(incident.Helpdesk.Reference), card, CardKey(incident));
    }

    /// <summary>The card says how it stands now, with a ticket that this very turn adds.</summary>
    public async Task<IncidentScreen> UpdateAsync(Incident incident, int people, Ticket? added, CancellationToken cancellation)
    {
        var page = await tickets.ListAsync(new(OnlyOpen: false, Incident: incident.Number, Most: MostListed), cancellation);
        var isNew = added is not null && page.Tickets.All(ticket => ticket.Number != added.Number);
        var screen = IncidentScreen.Of(incident, people, isNew ? new([.. page.Tickets, added!], page.Total + 1) : page, Texts.English);
        post.Update(Places.Read(incident.Helpdesk.Reference), CardKey(incident), CardDeck.Render(screen, Texts.English));
        return screen;
    }

    /// <summary>A line in the thread of the card.</summary>
    public void AddLine(Incident incident) => post.Send(
        Places.Read(incident.Helpdesk.Reference),
        Answers.Message(IncidentWords.Line(incident, Texts.English)),
        under: CardKey(incident));

    /// <summary>Tells a person how it stands, in their language.</summary>
    public void Tell(Incident incident, Sighting person)
    {
        var to = Places.Read(person.Where.Reference);
        var texts = Texts.For(to.Locale);
        post.Send(to, CardDeck.Render(IncidentNewsScreen.Of(incident, texts), texts));
    }

    private static string CardKey(Incident incident) => $"incident:{IncidentWords.Number(incident)}";
}
