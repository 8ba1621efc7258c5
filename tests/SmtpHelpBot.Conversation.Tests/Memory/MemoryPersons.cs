using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Memory;

/// <summary>What is stored of a person in memory: tickets only. That all the rest is found and forgotten is shown on the real database.</summary>
internal sealed class MemoryPersons(MemoryBook book, MemoryIncidents incidents) : IPersonalData
{
    public Task<StoredOfPerson> LookAsync(PersonKey person, CancellationToken cancellation)
    {
        var tickets = book.All.Where(IsTheirs).Select(ticket => ticket.Number).ToList();
        var work = book.All.Where(ticket => !IsTheirs(ticket) && ticket.History.Any(entry => entry.Who.Id == person.Person)).Select(ticket => ticket.Number).ToList();
        var ended = incidents.All.Where(incident => incident.End?.Who.Id == person.Person).Select(incident => incident.Number).ToList();
        return Task.FromResult(new StoredOfPerson(
            new Dictionary<PersonalKind, int> { [PersonalKind.Memory] = 1, [PersonalKind.Tickets] = tickets.Count, [PersonalKind.Work] = work.Count + ended.Count }, tickets) { Work = work, Incidents = ended });

        bool IsTheirs(Ticket ticket) => ticket.RequesterAddress.Channel == person.Channel && ticket.Requester.Id == person.Person;
    }

    public Task ForgetAsync(PersonKey person, CancellationToken cancellation) => Task.CompletedTask;
}
