using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Database.PostgreSql;

/// <summary>The tables on a PostgreSQL server, with what tells apart the processes that share them.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : BotDb(options)
{
    /// <summary>Names the order of bytes, which is the one of SQLite: ranges of keys must not depend on a language.</summary>
    private const string ByBytes = "C";

    /// <summary>The server's channel on which processes hear of new work: the number of its side, or nothing where it may be on any.</summary>
    public const string News = "smtphelpbot";

    /// <summary>The conversations in which something is to be done.</summary>
    public DbSet<LaneRow> Lanes => Set<LaneRow>();

    /// <summary>A side as the news name it.</summary>
    public static string NumberOf(LaneSide side) => ((int)side).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override Task ExpectWorkAsync(LaneSide side, string lane) => Database.ExecuteSqlAsync(
        $"""
        WITH added AS (
            INSERT INTO "Lanes" ("Side", "Name", "Work", "Token", "LeasedUntil") VALUES ({(int)side}, {lane}, 1, 0, 0)
            ON CONFLICT ("Side", "Name") DO UPDATE SET "Work" = "Lanes"."Work" + 1 RETURNING xmax = 0 AS "New")
        SELECT pg_notify({News}, {NumberOf(side)}) FROM added WHERE "New"
        """);

    /// <summary>What the server's clock says, to the millisecond: those of several machines differ.</summary>
    public override async Task<DateTimeOffset> NowAsync(TimeProvider time, CancellationToken cancellation) => DateTimeOffset.FromUnixTimeMilliseconds(
        (await Database.SqlQuery<long>($"""SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS "Value" """).ToListAsync(cancellation))[0]);

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
