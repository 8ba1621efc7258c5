using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Database.PostgreSql;

/// <summary>The tables on a PostgreSQL server, with what tells apart the processes that share them.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : BotDb(options)
{
    /// <summary>Names the order of bytes, which is the one of SQLite: ranges of keys must not depend on a language.</summary>
    private const string ByBytes = "C";

    /// <summary>The conversations in which something is to be done.</summary>
    public DbSet<LaneRow> Lanes => Set<LaneRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasSequence<long>(LaneRow.Tokens);
        modelBuilder.Entity<LaneRow>(row =>
        {
            row.HasKey(r => new { r.Side, r.Name });
            row.HasIndex(r => new { r.Side, r.LeasedUntil });
            row.HasIndex(r => r.Owner);
        });
        // What waits in a conversation is asked for after every piece of work there.
        modelBuilder.Entity<InboxRow>().HasIndex(r => new { r.Channel, r.Conversation, r.Id }).HasFilter($"\"State\" = {(int)InboxState.Waiting}");
        modelBuilder.Entity<OutboxRow>().HasIndex(r => new { r.Lane, r.Id });
        foreach (var text in modelBuilder.Model.GetEntityTypes().SelectMany(table => table.GetProperties()).Where(column => column.ClrType == typeof(string)))
        {
            text.SetCollation(ByBytes);
        }
    }
}
