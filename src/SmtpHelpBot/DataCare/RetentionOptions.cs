using System.ComponentModel.DataAnnotations;
using SmtpHelpBot.Storage.Aging;

namespace SmtpHelpBot.DataCare;

/// <summary>How long what is over is kept, and how often what is too old is deleted (section Retention).</summary>
internal sealed class RetentionOptions
{
    /// <summary>That an activity came and was answered, so that one that the platform repeats is known; its words go with the answer.</summary>
    [Range(1, 3650)]
    public int AnsweredDays { get; set; } = 7;

    /// <summary>The platform's ids of messages; one that is older is sent anew instead of changed. Those about a ticket are kept for as long as the ticket.</summary>
    [Range(1, 3650)]
    public int SentDays { get; set; } = 365;

    /// <summary>Cases and the rest of what the bot remembers of people, since they last talked, unless a ticket of theirs is open.</summary>
    [Range(1, 3650)]
    public int MemoryDays { get; set; } = 90;

    /// <summary>Tickets since they were over; the report looks back for 30 days.</summary>
    [Range(31, 3650)]
    public int TicketDays { get; set; } = 365;

    /// <summary>That someone met trouble at a provider.</summary>
    [Range(1, 3650)]
    public int SightingDays { get; set; } = 2;

    /// <summary>Messages that could not be delivered.</summary>
    [Range(1, 3650)]
    public int UndeliveredDays { get; set; } = 30;

    /// <summary>What was refused to whom, and receipts of who was forgotten.</summary>
    [Range(1, 3650)]
    public int AuditDays { get; set; } = 365;

    /// <summary>What the page of the local desk shows.</summary>
    [Range(1, 3650)]
    public int DeskDays { get; set; } = 30;

    /// <summary>How long after one round of deleting what is too old the next one begins, in seconds; the first comes after 5 minutes at the latest.</summary>
    [Range(5, 86_400)]
    public int PurgeEverySeconds { get; set; } = 3600;

    /// <summary>The same for storage.</summary>
    public RetentionPolicy ToPolicy() => new(
        TimeSpan.FromDays(AnsweredDays), TimeSpan.FromDays(SentDays), TimeSpan.FromDays(MemoryDays), TimeSpan.FromDays(TicketDays),
        TimeSpan.FromDays(SightingDays), TimeSpan.FromDays(UndeliveredDays), TimeSpan.FromDays(AuditDays));
}
