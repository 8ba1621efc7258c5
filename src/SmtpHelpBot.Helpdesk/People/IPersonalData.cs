using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Helpdesk.People;

/// <summary>What is stored of one person, and how it is forgotten.</summary>
public interface IPersonalData
{
    /// <summary>What is stored of a person, as it is committed.</summary>
    Task<StoredOfPerson> LookAsync(PersonKey person, CancellationToken cancellation);

    /// <summary>
    /// Forgets with the turn's commit all that <see cref="LookAsync"/> finds, but what was refused and what they did as an expert. Their tickets are for
    /// <see cref="TicketDesk.Forget"/>.
    /// </summary>
    Task ForgetAsync(PersonKey person, CancellationToken cancellation);
}

/// <summary>A person in their own chat with the bot.</summary>
/// <param name="Channel">The platform.</param>
/// <param name="Person">The person's id there.</param>
/// <param name="Conversation">Id of their own chat.</param>
public sealed record PersonKey(string Channel, string Person, string Conversation);

/// <summary>What is stored of a person.</summary>
/// <param name="Counts">How much of each kind; a kind of which there is nothing may be missing.</param>
/// <param name="Tickets">Numbers of their tickets, oldest first.</param>
public sealed record StoredOfPerson(IReadOnlyDictionary<PersonalKind, int> Counts, IReadOnlyList<int> Tickets)
{
    /// <summary>Numbers of the newest tickets of others on which they did something, newest first.</summary>
    public IReadOnlyList<int> Work { get; init; } = [];

    /// <summary>Numbers of the newest incidents that they ended, newest first.</summary>
    public IReadOnlyList<int> Incidents { get; init; } = [];

    /// <summary>How much there is of a kind.</summary>
    public int Of(PersonalKind kind) => Counts.GetValueOrDefault(kind);
}

/// <summary>The kinds of what is stored of a person.</summary>
public enum PersonalKind
{
    /// <summary>What the bot remembers of them and of their chat.</summary>
    Memory,

    /// <summary>Their tickets.</summary>
    Tickets,

    /// <summary>What they did and wrote on the tickets of others and on incidents, as an expert of the helpdesk. It stays.</summary>
    Work,

    /// <summary>Providers at which they met trouble of late.</summary>
    Sightings,

    /// <summary>Messages to them and about their tickets that wait to go out, and looks at servers they asked for.</summary>
    OnTheWay,

    /// <summary>Messages from them, to them and about their tickets that were given up.</summary>
    Undelivered,

    /// <summary>The platform's ids of messages in their chat.</summary>
    Sent,

    /// <summary>What they see in a chat of which the bot itself is the platform.</summary>
    Page,

    /// <summary>What is on record as refused to them. It stays.</summary>
    Refusals,
}
