using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SmtpHelpBot.Storage.Database.Sqlite;
using SmtpHelpBot.Storage.People;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>How SQLite finds what is asked for: by an index, however much there is.</summary>
public sealed class PlanTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    public static TheoryData<string> Names => PlannedQueries.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_table_is_read_as_a_whole(string query)
    {
        await using var db = await storage.LookAsync();
        var lines = await PlannedQueries.ExplainAsync(db, query, "EXPLAIN QUERY PLAN", column: 3);

        Assert.DoesNotContain(lines, line => line.StartsWith("SCAN", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("SEARCH", StringComparison.Ordinal) && line.Contains("INDEX", StringComparison.Ordinal));
    }

    /// <summary>A search is a range of the index of words.</summary>
    [Fact]
    public async Task A_word_is_looked_up_in_the_index_alone()
    {
        await using var db = await storage.LookAsync();
        Assert.Contains(await PlannedQueries.ExplainAsync(db, "tickets by a word", "EXPLAIN QUERY PLAN", column: 3), line => line.Contains("SEARCH t0 USING COVERING INDEX", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_forgets_a_person_reads_no_table_as_a_whole_while_others_wait_to_write()
    {
        await using var reading = await storage.LookAsync();
        reading.Inbox.Add(new() { Channel = "msteams", Scope = "", Conversation = "a:1", ActivityType = "invoke", ActivityId = "1", Envelope = """{"id":"29:Anna"}""", State = InboxState.Done, ReceivedAt = storage.Time.GetUtcNow() });
        reading.Outbox.Add(storage.Outgoing(lane: "msteams|a:1"));
        reading.Jobs.Add(new() { Order = """{"id":"29:Anna"}""" });
        reading.DeadLetters.Add(new() { Lane = "msteams|a:1", Body = "{}", Reason = "403", At = storage.Time.GetUtcNow() });
        await reading.SaveChangesAsync(StorageFixture.Cancel);
        var written = new WrittenStatements();
        await using var writing = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(DatabaseFile.ConnectionString(storage.Database.Folder)).AddInterceptors(written).Options);
        foreach (var place in PersonalPlaces.All)
        {
            await (await place.FindAsync(reading, new(new("msteams", "29:Anna", "a:1"), [7]), StorageFixture.Cancel))(writing);
        }

        Assert.Equal(
            ["Cards", "DeadLetters", "Inbox", "Jobs", "Outbox", "Sightings", "State"], written.All.Select(statement => statement.Text.Split('"')[1]).Order(StringComparer.Ordinal));
        await reading.Database.OpenConnectionAsync(StorageFixture.Cancel);
        foreach (var (text, parameters) in written.All)
        {
            await using var statement = new SqliteCommand(text, (SqliteConnection)reading.Database.GetDbConnection());
            statement.Parameters.AddRange(parameters.Select(name => new SqliteParameter(name, DBNull.Value)));
            Assert.DoesNotContain(await PlannedQueries.ExplainAsync(statement, "EXPLAIN QUERY PLAN", column: 3), line => line.StartsWith("SCAN", StringComparison.Ordinal));
        }
    }

    /// <summary>Keeps the statements that change something, with the names of their parameters.</summary>
    private sealed class WrittenStatements : DbCommandInterceptor
    {
        public List<(string Text, IReadOnlyList<string> Parameters)> All { get; } = [];

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            All.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => parameter.ParameterName)]));
            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
