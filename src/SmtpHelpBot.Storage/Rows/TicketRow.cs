using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Storage.Rows;

/// <summary>A ticket: the whole as JSON, beside it what it is looked up by.</summary>
public sealed class TicketRow
{
    /// <summary>The number people say.</summary>
    public int Number { get; set; }

    /// <summary>The case it is about.</summary>
    public required string CaseId { get; set; }

    /// <summary>How it stands.</summary>
    public TicketState State { get; set; }

    /// <summary>The requester's platform.</summary>
    public required string RequesterChannel { get; set; }

    /// <summary>The requester's conversation.</summary>
    public required string RequesterConversation { get; set; }

    /// <summary>The requester.</summary>
    public required string RequesterId { get; set; }

    /// <summary>Counts the changes; a change on an older version is refused.</summary>
    public int Version { get; set; }

    /// <summary>The ticket.</summary>
    public required string Json { get; set; }
}

/// <summary>A conversation in which experts work.</summary>
public sealed class RoomRow
{
    /// <summary>Counts up; the order in which they were named.</summary>
    public int Id { get; set; }

    /// <summary>The platform.</summary>
    public required string Channel { get; set; }

    /// <summary>Id of the conversation.</summary>
    public required string Conversation { get; set; }

    /// <summary>What the platform needs to send there, as opaque JSON.</summary>
    public required string Reference { get; set; }
}
