using SmtpHelpBot.Helpdesk.Incidents;

namespace SmtpHelpBot.Conversation.Tests.Memory;

/// <summary>Incidents, and who met their trouble.</summary>
internal sealed class MemoryIncidents : IIncidentBook
{
    private readonly List<Sighting> sightings = [];

    public List<Incident> All { get; } = [];

    public Task<Incident?> FindOpenAsync(string provider, CancellationToken cancellation) => Task.FromResult(All.FirstOrDefault(incident => incident.Provider == provider && incident.End is null));

    public Task<Incident?> FindAsync(int number, CancellationToken cancellation) => Task.FromResult(All.FirstOrDefault(incident => incident.Number == number));

    public Task<IReadOnlyList<Incident>> LastingAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Incident>>([.. All.Where(incident => incident.End is null)]);

    public void Move(Incident incident) => All[All.FindIndex(known => known.Number == incident.Number)] = incident;

    public Task<IReadOnlyList<Sighting>> SeenAsync(string provider, DateTimeOffset since, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Sighting>>([.. sightings.Where(sighting => sighting.Provider == provider && sighting.At >= since && sighting.Incident is null)]);

    public Task<IReadOnlyList<Sighting>> PeopleOfAsync(int incident, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Sighting>>([.. sightings.Where(sighting => sighting.Incident == incident)]);

    public void See(Sighting sighting, DateTimeOffset since, int others)
    {
        sightings.RemoveAll(known => known.Provider == sighting.Provider && known.IsOf(sighting.Where.Channel, sighting.Person));
        sightings.Add(sighting);
    }

    public Task<Incident> OpenAsync(Incident incident, IReadOnlyList<Sighting> people, CancellationToken cancellation)
    {
        var opened = incident with { Number = All.Count + 1 };
        All.Add(opened);
        Assert.All(people, person => See(person with { Incident = opened.Number }, default, 0));
        return Task.FromResult(opened);
    }

    /// <summary>How often someone joined: each time the commit would fail where the incident has ended.</summary>
    public int Joins { get; private set; }

    public void Join(Incident incident, Sighting person)
    {
        Joins++;
        See(person with { Incident = incident.Number }, default, 0);
    }

    public void End(Incident incident)
    {
        All[All.FindIndex(known => known.Number == incident.Number)] = incident;
        sightings.RemoveAll(sighting => sighting.Incident == incident.Number);
    }
}
