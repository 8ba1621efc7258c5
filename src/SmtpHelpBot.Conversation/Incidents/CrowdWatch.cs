using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Incidents;

/// <summary>Sees the crowd: several people who meet trouble at the same provider within a short time.</summary>
internal sealed class CrowdWatch(
    IIncidentBook book, ITicketBook tickets, IHelpdeskRooms rooms, TopicRoutes routes, IncidentPolicy policy, IncidentOffice office, TicketOffice ticketOffice, PersonalChats chats, TimeProvider time)
{
    /// <summary>The incident that this very turn opened, and its tickets; the books tell of it only when it is committed.</summary>
    private (Incident Incident, int People, List<Ticket> Tickets)? opened;

    /// <summary>Notes the trouble of a case, if its provider is the likeliest cause; the incident that it belongs to, or null.</summary>
    public async Task<Incident?> SeeAsync(ITurnContext turn, CaseFile open, CancellationToken cancellation)
    {
        if (!policy.IsOn || open.Assessment.Likeliest != Cause.ProviderIssue || CaseFacts.ProviderOf(open) is not { } provider)
        {
            return null;
        }

        var me = await SightingAsync(turn, provider.Id, cancellation);
        return await book.FindOpenAsync(provider.Id, cancellation) is { } lasting
            ? await JoinAsync(lasting, me, cancellation)
            : await CountAsync(me, provider, open, cancellation);
    }

    /// <summary>Puts a ticket of this case to the incident that lasts at its provider.</summary>
    public async Task GroupAsync(ITurnContext turn, CaseFile open, Ticket ticket, CancellationToken cancellation)
    {
        if (await SeeAsync(turn, open, cancellation) is { } incident && ticket.Incident is null)
        {
            if (opened is { } now && now.Incident.Number == incident.Number)
            {
                now.Tickets.RemoveAll(known => known.Number == ticket.Number);
                now.Tickets.Add(ticketOffice.Group(ticket, incident.Number));
                office.Update(incident, now.People, now.Tickets);
                return;
            }

            // Who was told before joins again: where the incident ends meanwhile, this turn looks again instead of leaving a ticket in it that nobody resolves.
            book.Join(incident, await SightingAsync(turn, incident.Provider, cancellation));
            var grouped = ticketOffice.Group(ticket, incident.Number);
            await office.UpdateAsync(incident, await PeopleAsync(incident, turn, cancellation), grouped, cancellation);
        }
    }

    private async Task<Sighting> SightingAsync(ITurnContext turn, string provider, CancellationToken cancellation) =>
        new(provider, turn.Activity.From.Id, await chats.FindAsync(turn, cancellation) ?? Places.Of(turn), time.GetUtcNow());

    private async Task<Incident> JoinAsync(Incident incident, Sighting me, CancellationToken cancellation)
    {
        var people = await book.PeopleOfAsync(incident.Number, cancellation);
        if (!people.Any(person => person.IsOf(me.Where.Channel, me.Person)))
        {
            book.Join(incident, me);
            await office.UpdateAsync(incident, people.Count + 1, added: null, cancellation);
        }

        return incident;
    }

    private async Task<Incident?> CountAsync(Sighting me, Provider provider, CaseFile open, CancellationToken cancellation)
    {
        var since = policy.Since(me.At);
        var others = (await book.SeenAsync(me.Provider, since, cancellation)).Where(other => !other.IsOf(me.Where.Channel, me.Person)).ToList();
        book.See(me, since, others.Count);
        var room = policy.IsCrowd(others.Count + 1) ? routes.Choose(await rooms.AllAsync(cancellation), open, me.Where.Channel) : null;
        return room is null ? null : await OpenAsync(new() { Provider = provider.Id, Name = provider.Name, Helpdesk = room, OpenedAt = me.At }, others, me, cancellation);
    }

    private async Task<Incident> OpenAsync(Incident found, List<Sighting> others, Sighting me, CancellationToken cancellation)
    {
        var incident = await book.OpenAsync(found, [.. others, me], cancellation);
        var grouped = new List<Ticket>();
        foreach (var person in others.Append(me))
        {
            grouped.AddRange(await GroupOfAsync(person, incident, cancellation));
        }

        opened = (incident, others.Count + 1, grouped);
        office.Announce(incident, others.Count + 1, grouped);
        foreach (var other in others)
        {
            office.Tell(incident, other);
        }

        return incident;
    }

    /// <summary>The open tickets that a person has about this provider's trouble.</summary>
    private async Task<IEnumerable<Ticket>> GroupOfAsync(Sighting person, Incident incident, CancellationToken cancellation)
    {
        var open = await tickets.FindOpenAsync(person.Where.Channel, person.Where.Conversation, person.Person, cancellation);
        return [.. open.Where(ticket => ticket.Incident is null && ticket.Case.Assessment.Likeliest == Cause.ProviderIssue && CaseFacts.ProviderOf(ticket.Case)?.Id == incident.Provider)
            .Select(ticket => ticketOffice.Group(ticket, incident.Number))];
    }

    private async Task<int> PeopleAsync(Incident incident, ITurnContext turn, CancellationToken cancellation)
    {
        var people = await book.PeopleOfAsync(incident.Number, cancellation);
        return people.Any(person => person.IsOf(turn.Activity.ChannelId, turn.Activity.From.Id)) ? people.Count : people.Count + 1;
    }
}
