using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Incidents;

/// <summary>Sends what is to be told of incidents: the card in the helpdesk, which changes in place, and the news to people.</summary>
internal sealed class IncidentOffice(ITicketBook tickets, IHelpdeskRooms rooms, IPost post)
{
    private const int MostListed = 30;

    /// <summary>The card of a new incident goes to the helpdesk.</summary>
    public void Announce(Incident incident, int people, IReadOnlyList<Ticket> grouped) => Announce(incident, people, new TicketPage(grouped, grouped.Count));

    /// <summary>The card of an incident appears in another helpdesk, with a line that says where it comes from.</summary>
    public async Task ShowMovedAsync(Incident incident, int people, CancellationToken cancellation)
    {
        Announce(incident, people, await tickets.ListAsync(new(OnlyOpen: false, Incident: incident.Number, Most: MostListed), cancellation));
        AddLine(incident, Texts.English.Format("incident.moved", ("number", IncidentWords.Number(incident))));
    }

    /// <summary>The card of an incident goes from where it is.</summary>
    public void TakeDown(Incident incident) => post.Delete(Places.Read(incident.Helpdesk.Reference), CardKey(incident));

    private void Announce(Incident incident, int people, TicketPage page)
    {
        var card = CardDeck.Render(IncidentScreen.Of(incident, people, page, Texts.English), Texts.English);
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
        // Where its helpdesk is gone and there is no other, it is shown in the next one.
        if (await rooms.IsHelpdeskAsync(incident.Helpdesk.Channel, incident.Helpdesk.Conversation, cancellation))
        {
            Update(incident, screen);
        }

        return screen;
    }

    /// <summary>The card says how it stands now, with exactly these tickets.</summary>
    public void Update(Incident incident, int people, IReadOnlyList<Ticket> grouped) =>
        Update(incident, IncidentScreen.Of(incident, people, new(grouped, grouped.Count), Texts.English));

    private void Update(Incident incident, IncidentScreen screen) =>
        post.Update(Places.Read(incident.Helpdesk.Reference), CardKey(incident), CardDeck.Render(screen, Texts.English));

    /// <summary>A line in the thread of the card.</summary>
    public void AddLine(Incident incident) => AddLine(incident, IncidentWords.Line(incident, Texts.English));

    /// <summary>Tells a person how it stands, in their language.</summary>
    public void Tell(Incident incident, Sighting person)
    {
        var to = Places.Read(person.Where.Reference);
        var texts = Texts.For(to.Locale);
        post.Send(to, CardDeck.Render(IncidentNewsScreen.Of(incident, texts), texts));
    }

    private void AddLine(Incident incident, string line) => post.Send(Places.Read(incident.Helpdesk.Reference), Answers.Message(line), under: CardKey(incident));

    private static string CardKey(Incident incident) => IncidentKeys.OfCard(incident.Number);
}
