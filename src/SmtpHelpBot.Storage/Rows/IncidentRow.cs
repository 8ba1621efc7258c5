namespace SmtpHelpBot.Storage.Rows;

/// <summary>Trouble that several people met at one provider: the whole as JSON, beside it what it is looked up by.</summary>
public sealed class IncidentRow
{
    /// <summary>The number people say.</summary>
    public int Number { get; set; }

    /// <summary>The key of the provider while it lasts, so that a provider has one at a time; null once it is over.</summary>
    public string? OpenAt { get; set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>Counts the changes and those who join; a change on an older version is refused.</summary>
    public int Version { get; set; }

    /// <summary>The incident.</summary>
    public required string Json { get; set; }
}

/// <summary>A person who met trouble at a provider: the last time.</summary>
public sealed class SightingRow
{
    /// <summary>Key of the provider.</summary>
    public required string Provider { get; set; }

    /// <summary>The person's platform.</summary>
    public required string Channel { get; set; }

    /// <summary>The person.</summary>
    public required string PersonId { get; set; }

    /// <summary>Where they are told: the conversation.</summary>
    public required string Conversation { get; set; }

    /// <summary>What the platform needs to send there, as opaque JSON.</summary>
    public required string Reference { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The incident they are told about; null where there is none.</summary>
    public int? Incident { get; set; }
}
