using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Database;

/// <summary>The keys of each table, and what it is looked up by.</summary>
internal static class Tables
{
    public static void Inbox(EntityTypeBuilder<InboxRow> table)
    {
        table.HasIndex(r => new { r.Channel, r.Scope, r.Conversation, r.ActivityType, r.ActivityId }).IsUnique();
        table.HasIndex(r => new { r.State, r.Id });
    }

    public static void State(EntityTypeBuilder<StateRow> table)
    {
        table.HasKey(r => r.Key);
        table.HasIndex(r => r.Person);
        table.HasIndex(r => r.WrittenOn);
    }

    public static void Counters(EntityTypeBuilder<CounterRow> table) => table.HasKey(r => r.Name);

    public static void Tickets(EntityTypeBuilder<TicketRow> table)
    {
        table.HasKey(r => r.Number);
        table.Property(r => r.Number).ValueGeneratedNever();
        table.Property(r => r.Version).IsConcurrencyToken();
        table.HasIndex(r => r.CaseId).IsUnique();
        table.HasIndex(r => new { r.RequesterChannel, r.RequesterConversation, r.RequesterId, r.State });
        table.HasIndex(r => new { r.RequesterChannel, r.RequesterId });
        table.HasIndex(r => new { r.State, r.Number });
        table.HasIndex(r => new { r.State, r.WaitsSince });
        table.HasIndex(r => r.EndedAt);
        table.HasIndex(r => r.OpenedAt);
        table.HasIndex(r => r.Incident);
    }

    public static void TicketWords(EntityTypeBuilder<TicketWordRow> table)
    {
        table.HasKey(r => new { r.Word, r.Ticket });
        table.HasIndex(r => r.Ticket);
    }

    public static void Incidents(EntityTypeBuilder<IncidentRow> table)
    {
        table.HasKey(r => r.Number);
        table.Property(r => r.Number).ValueGeneratedNever();
        table.Property(r => r.Version).IsConcurrencyToken();
        table.HasIndex(r => r.OpenAt).IsUnique();
    }

    public static void Sightings(EntityTypeBuilder<SightingRow> table)
    {
        table.HasKey(r => new { r.Provider, r.Channel, r.PersonId });
        table.HasIndex(r => new { r.Provider, r.At });
        table.HasIndex(r => new { r.Incident, r.At });
        table.HasIndex(r => new { r.Channel, r.PersonId });
    }

    public static void Audit(EntityTypeBuilder<AuditRow> table)
    {
        table.HasIndex(r => r.At);
        table.HasIndex(r => new { r.Channel, r.PersonId });
    }

    public static void Rooms(EntityTypeBuilder<RoomRow> table) => table.HasIndex(r => new { r.Channel, r.Conversation }).IsUnique();

    public static void Cards(EntityTypeBuilder<CardRow> table)
    {
        table.HasKey(r => new { r.Lane, r.CardKey });
        table.HasIndex(r => r.SentAt);
    }

    public static void Jobs(EntityTypeBuilder<JobRow> table) => table.HasIndex(r => r.LeasedUntil);
}
