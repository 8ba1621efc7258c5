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

    /// <summary>What time it is where the tables are. A file has the clock of its one process.</summary>
    public virtual Task<DateTimeOffset> NowAsync(TimeProvider time, CancellationToken cancellation) => Task.FromResult(time.GetUtcNow());

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder
        .Entity<InboxRow>(Tables.Inbox)
        .Entity<StateRow>(Tables.State)
        .Entity<CounterRow>(Tables.Counters)
        .Entity<TicketRow>(Tables.Tickets)
        .Entity<TicketWordRow>(Tables.TicketWords)
        .Entity<IncidentRow>(Tables.Incidents)
        .Entity<SightingRow>(Tables.Sightings)
        .Entity<AuditRow>(Tables.Audit)
        .Entity<RoomRow>(Tables.Rooms)
        .Entity<CardRow>(Tables.Cards)
        .Entity<JobRow>(Tables.Jobs);
}
