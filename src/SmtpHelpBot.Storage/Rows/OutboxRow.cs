namespace SmtpHelpBot.Storage.Rows;

/// <summary>Something to send, change or delete in a conversation. It is gone once the platform has taken it.</summary>
public sealed class OutboxRow
{
    /// <summary>Counts up; the order within a conversation.</summary>
    public long Id { get; set; }

    /// <summary>Names the conversation; what shares it goes out in order.</summary>
    public required string Lane { get; set; }

    /// <summary>What to do.</summary>
    public PostKind Kind { get; set; }

    /// <summary>The message's own key, by which it is found again for a change.</summary>
    public required string CardKey { get; set; }

    /// <summary>The activity, as opaque JSON.</summary>
    public required string Activity { get; set; }

    /// <summary>How often the platform could not take it.</summary>
    public int Attempts { get; set; }

    /// <summary>When the turn that sends it was committed.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The trace that it belongs to (W3C Trace Context, traceparent), for whichever process sends it; null where nobody traces.</summary>
    public string? Trace { get; set; }
}

/// <summary>What to do with an outgoing activity.</summary>
public enum PostKind
{
    /// <summary>Send a new message.</summary>
    Send,

    /// <summary>Change a message that was sent.</summary>
    Update,

    /// <summary>Delete a message that was sent.</summary>
    Delete,
}

/// <summary>The platform's id of a message that we know by a key of our own.</summary>
public sealed class CardRow
{
    /// <summary>The conversation.</summary>
    public required string Lane { get; set; }

    /// <summary>Our key.</summary>
    public required string CardKey { get; set; }

    /// <summary>The platform's id.</summary>
    public required string ActivityId { get; set; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset SentAt { get; set; }
}
