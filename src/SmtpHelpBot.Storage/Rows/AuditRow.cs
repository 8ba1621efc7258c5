using SmtpHelpBot.Helpdesk.Audit;

namespace SmtpHelpBot.Storage.Rows;

/// <summary>A line of the audit trail.</summary>
public sealed class AuditRow
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The platform.</summary>
    public required string Channel { get; set; }

    /// <summary>Id of the conversation there.</summary>
    public required string Conversation { get; set; }

    /// <summary>Id of the person.</summary>
    public required string PersonId { get; set; }

    /// <summary>Name of the person.</summary>
    public required string PersonName { get; set; }

    /// <summary>What they wanted, by our own name of it.</summary>
    public required string Action { get; set; }

    /// <summary>The ticket they named; null where none.</summary>
    public int? Ticket { get; set; }

    /// <summary>What came of it.</summary>
    public AuditReason Why { get; set; }
}
