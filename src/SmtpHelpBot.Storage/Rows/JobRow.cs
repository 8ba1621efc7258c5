namespace SmtpHelpBot.Storage.Rows;

/// <summary>Slow work that a turn asked for.</summary>
public sealed class JobRow
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>What to do and whom to tell, as opaque JSON.</summary>
    public required string Order { get; set; }

    /// <summary>Until when the worker that has it may be taken for alive; the job is free after that.</summary>
    public DateTimeOffset LeasedUntil { get; set; }

    /// <summary>How often a worker took it.</summary>
    public int Attempts { get; set; }
}

/// <summary>What was given up, kept for the helpdesk to look at.</summary>
public sealed class DeadLetterRow
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>What it is.</summary>
    public DeadLetterKind Kind { get; set; }

    /// <summary>The conversation.</summary>
    public required string Lane { get; set; }

    /// <summary>What could not be handled or sent, masked, as opaque JSON.</summary>
    public required string Body { get; set; }

    /// <summary>The inbox row, where it is a turn.</summary>
    public long? InboxId { get; set; }

    /// <summary>What was to be done with the message, where it is one.</summary>
    public PostKind? PostKind { get; set; }

    /// <summary>The message's own key, where it is one.</summary>
    public string? CardKey { get; set; }

    /// <summary>Why, in a word for the log.</summary>
    public required string Reason { get; set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>What kind of thing was given up.</summary>
public enum DeadLetterKind
{
    /// <summary>An incoming activity whose turn failed too often.</summary>
    Turn,

    /// <summary>An outgoing activity that the platform refused for good.</summary>
    Post,

    /// <summary>A job that no worker finished.</summary>
    Job,
}
