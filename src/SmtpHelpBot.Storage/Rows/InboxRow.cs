namespace SmtpHelpBot.Storage.Rows;

/// <summary>An activity that a platform handed over and that is answered, or will be.</summary>
public sealed class InboxRow
{
    /// <summary>Counts up; the order of arrival.</summary>
    public long Id { get; set; }

    /// <summary>The platform: msteams, slack or local.</summary>
    public required string Channel { get; set; }

    /// <summary>The tenant or team; empty where the platform names none.</summary>
    public required string Scope { get; set; }

    /// <summary>Id of the conversation.</summary>
    public required string Conversation { get; set; }

    /// <summary>Names the conversation across all platforms.</summary>
    public string Lane => LaneRow.NameOf(Channel, Conversation);

    /// <summary>Type of the activity.</summary>
    public required string ActivityType { get; set; }

    /// <summary>Id of the activity. With the four above it is unique, so that a retry of the platform is a no-op.</summary>
    public required string ActivityId { get; set; }

    /// <summary>What the turn needs, masked, as opaque JSON; once it is done empty, or what it was answered with in the response.</summary>
    public required string Envelope { get; set; }

    /// <summary>How it stands.</summary>
    public InboxState State { get; set; }

    /// <summary>How often its turn failed.</summary>
    public int Attempts { get; set; }

    /// <summary>When it came.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The same activity as it is kept where it is answered without ever having waited.</summary>
    public InboxRow Answered() => new()
    {
        Channel = Channel,
        Scope = Scope,
        Conversation = Conversation,
        ActivityType = ActivityType,
        ActivityId = ActivityId,
        Envelope = "",
        State = InboxState.Done,
        ReceivedAt = ReceivedAt,
    };
}

/// <summary>How an inbox row stands.</summary>
public enum InboxState
{
    /// <summary>Its turn is to come.</summary>
    Waiting,

    /// <summary>Its turn is committed.</summary>
    Done,

    /// <summary>Its turn failed too often and was given up.</summary>
    Parked,
}
