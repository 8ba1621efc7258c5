namespace SmtpHelpBot.Helpdesk.Incidents;

/// <summary>
/// Incidents and who met them, as one turn sees them. What is written becomes real with the turn's one commit; where another turn
/// was faster with what this one rests on, that commit fails and the turn is run again.
/// </summary>
public interface IIncidentBook
{
    /// <summary>The incident that lasts at a provider; null where there is none.</summary>
    Task<Incident?> FindOpenAsync(string provider, CancellationToken cancellation);

    /// <summary>The incident of a number; null where there is none.</summary>
    Task<Incident?> FindAsync(int number, CancellationToken cancellation);

    /// <summary>The incidents that last, oldest first.</summary>
    Task<IReadOnlyList<Incident>> LastingAsync(CancellationToken cancellation);

    /// <summary>Who met trouble at a provider since then, each person once.</summary>
    Task<IReadOnlyList<Sighting>> SeenAsync(string provider, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Who was told about an incident.</summary>
    Task<IReadOnlyList<Sighting>> PeopleOfAsync(int incident, CancellationToken cancellation);

    /// <summary>Notes that a person met trouble, and forgets what was seen before <paramref name="since"/>. It rests on exactly so many others having met it since, and being told of no incident yet; and on nobody having written of this provider since this turn read of it.</summary>
    void See(Sighting sighting, DateTimeOffset since, int others);

    /// <summary>Opens an incident for those who met the trouble, and gives it its number. A provider has one at a time.</summary>
    Task<Incident> OpenAsync(Incident incident, IReadOnlyList<Sighting> people, CancellationToken cancellation);

    /// <summary>A person is told about an incident that lasts.</summary>
    void Join(Incident incident, Sighting person);

    /// <summary>An incident that lasts has its card in another helpdesk conversation.</summary>
    void Move(Incident incident);

    /// <summary>An incident has ended; who was told of it is forgotten.</summary>
    void End(Incident incident);
}
