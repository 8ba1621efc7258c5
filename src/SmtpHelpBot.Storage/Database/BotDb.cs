using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Database;

/// <summary>The tables, wherever they are: in a SQLite file, or on a PostgreSQL server that several processes share.</summary>
public abstract class BotDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>What came in.</summary>
    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    /// <summary>What the bot remembers.</summary>
    public DbSet<StateRow> State => Set<StateRow>();

    /// <summary>Tickets.</summary>
    public DbSet<TicketRow> Tickets => Set<TicketRow>();

    /// <summary>The words by which tickets are found.</summary>
    public DbSet<TicketWordRow> TicketWords => Set<TicketWordRow>();

    /// <summary>Trouble that several people met at one provider.</summary>
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    /// <summary>Who met trouble at a provider of late.</summary>
    public DbSet<SightingRow> Sightings => Set<SightingRow>();

    /// <summary>What was refused and forgotten.</summary>
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>Helpdesk conversations.</summary>
    public DbSet<RoomRow> Rooms => Set<RoomRow>();

    /// <summary>What goes out.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    /// <summary>The platform's ids of sent messages.</summary>
    public DbSet<CardRow> Cards => Set<CardRow>();

    /// <summary>Slow work.</summary>
    public DbSet<JobRow> Jobs => Set<JobRow>();

    /// <summary>What was given up.</summary>
    public DbSet<DeadLetterRow> DeadLetters => Set<DeadLetterRow>();

    /// <summary>Numbers that are given out once.</summary>
    public DbSet<CounterRow> Counters => Set<CounterRow>();

    /// <summary>Tells, with the commit under way, that something is to be done in a conversation; said before it is stored, so that what is stored first comes first.</summary>
    public virtual Task ExpectWorkAsync(LaneSide side, string lane) => Task.CompletedTask;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InboxRow>(row =>
        {
            row.HasIndex(r => new { r.Channel, r.Scope, r.Conversation, r.ActivityType, r.ActivityId }).IsUnique();
            row.HasIndex(r => new { r.State, r.Id });
        });
        modelBuilder.Entity<StateRow>(row =>
        {
            row.HasKey(r => r.Key);
            row.HasIndex(r => r.Person);
            row.HasIndex(r => r.WrittenOn);
        });
        modelBuilder.Entity<CounterRow>().HasKey(r => r.Name);
        modelBuilder.Entity<TicketRow>(row =>
        {
            row.HasKey(r => r.Number);
            row.Property(r => r.Number).ValueGeneratedNever();
            row.Property(r => r.Version).IsConcurrencyToken();
            row.HasIndex(r => r.CaseId).IsUnique();
            row.HasIndex(r => new { r.RequesterChannel, r.RequesterConversation, r.RequesterId, r.State });
            row.HasIndex(r => new { r.RequesterChannel, r.RequesterId });
            row.HasIndex(r => new { r.State, r.Number });
            row.HasIndex(r => new { r.State, r.WaitsSince });
            row.HasIndex(r => r.EndedAt);
            row.HasIndex(r => r.OpenedAt);
            row.HasIndex(r => r.Incident);
        });
        modelBuilder.Entity<TicketWordRow>(row =>
        {
            row.HasKey(r => new { r.Word, r.Ticket });
            row.HasIndex(r => r.Ticket);
        });
        modelBuilder.Entity<IncidentRow>(row =>
        {
            row.HasKey(r => r.Number);
            row.Property(r => r.Number).ValueGeneratedNever();
            row.Property(r => r.Version).IsConcurrencyToken();
            row.HasIndex(r => r.OpenAt).IsUnique();
        });
        modelBuilder.Entity<SightingRow>(row =>
        {
            row.HasKey(r => new { r.Provider, r.Channel, r.PersonId });
            row.HasIndex(r => new { r.Provider, r.At });
            row.HasIndex(r => new { r.Incident, r.At });
            row.HasIndex(r => new { r.Channel, r.PersonId });
        });
        modelBuilder.Entity<AuditRow>(row =>
        {
            row.HasIndex(r => r.At);
            row.HasIndex(r => new { r.Channel, r.PersonId });
        });
        modelBuilder.Entity<RoomRow>().HasIndex(r => new { r.Channel, r.Conversation }).IsUnique();
        modelBuilder.Entity<CardRow>(row =>
        {
            row.HasKey(r => new { r.Lane, r.CardKey });
            row.HasIndex(r => r.SentAt);
        });
        modelBuilder.Entity<JobRow>().HasIndex(r => r.LeasedUntil);
    }
}
