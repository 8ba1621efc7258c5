using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Helpdesk.Incidents;

/// <summary>Trouble that several people met at one provider within a short time.</summary>
public sealed record Incident
{
    /// <summary>The number people say; 0 until it is stored.</summary>
    public int Number { get; init; }

    /// <summary>Id of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Name of the provider, to show.</summary>
    public required string Name { get; init; }

    /// <summary>The helpdesk conversation that has its card.</summary>
    public required Address Helpdesk { get; init; }

    /// <summary>Helpdesk conversations that took nothing of its card: it is not sent round among them in a circle.</summary>
    public IReadOnlyList<Address> Refused { get; init; } = [];

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>How it ended; null while it lasts.</summary>
    public IncidentEnd? End { get; init; }

    /// <summary>Counts the changes and those who join, for optimistic concurrency.</summary>
    public int Version { get; init; }
}

/// <summary>How an incident ended.</summary>
/// <param name="How">As what.</param>
/// <param name="Who">The expert who said so.</param>
/// <param name="At">When.</param>
/// <param name="Words">What they want everybody to be told, masked; null where nothing.</param>
public sealed record IncidentEnd(IncidentOutcome How, Person Who, DateTimeOffset At, RedactedText? Words);

/// <summary>As what an incident ended.</summary>
public enum IncidentOutcome
{
    /// <summary>The provider works again.</summary>
    Over,

    /// <summary>It was none: the people had troubles of their own.</summary>
    FalseAlarm,
}

/// <summary>A person who met trouble at a provider.</summary>
/// <param name="Provider">Id of the provider.</param>
/// <param name="Person">Id of the person on their platform.</param>
/// <param name="Where">Where they are told.</param>
/// <param name="At">When, the last time.</param>
/// <param name="Incident">The incident they have been told about; null where there is none.</param>
public sealed record Sighting(string Provider, string Person, Address Where, DateTimeOffset At, int? Incident = null)
{
    /// <summary>Whether both are the same person: an id means something on its own platform only.</summary>
    public bool IsOf(string channel, string person) => Where.Channel == channel && Person == person;
}
