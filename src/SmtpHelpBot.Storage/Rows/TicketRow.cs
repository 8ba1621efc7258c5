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

    /// <summary>The requester's name in small letters, to search by.</summary>
    public string RequesterName { get; set; } = "";

    /// <summary>The provider in small letters, to search and report by; empty where it is not known.</summary>
    public string Provider { get; set; } = "";

    /// <summary>Id of the expert who has it; null while nobody has.</summary>
    public string? ClaimerId { get; set; }

    /// <summary>Number of the cause it was resolved with, or else of the likeliest; null where neither is known.</summary>
    public int? Cause { get; set; }

    /// <summary>The incident it belongs to; null where it belongs to none.</summary>
    public int? Incident { get; set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>When an expert first took it; null where none has.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>When it was last resolved; null where it is not.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>Since when the helpdesk or the requester is waited for; null where nobody is, or where they were reminded often enough.</summary>
    public DateTimeOffset? WaitsSince { get; set; }

    /// <summary>When it was over; null while it is not.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Counts the changes; a change on an older version is refused.</summary>
    public int Version { get; set; }

    /// <summary>The ticket.</summary>
    public required string Json { get; set; }
}

/// <summary>A word by which a ticket is found.</summary>
public sealed class TicketWordRow
{
    /// <summary>The word, in small letters.</summary>
    public required string Word { get; set; }

    /// <summary>The ticket.</summary>
    public int Ticket { get; set; }
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
