using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SmtpHelpBot.Storage.Database.Sqlite;

namespace SmtpHelpBot.Storage.Tests;

public sealed class MigrationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-migrations-");

    [Fact]
    public async Task A_file_of_the_first_version_keeps_its_tickets_and_they_can_be_searched_and_counted()
    {
        await using var db = Open();
        await db.GetService<IMigrator>().MigrateAsync("Initial", StorageFixture.Cancel);
        var json = """
            {"Number":7,"Case":{"Provider":"Gmail"},"Requester":{"Id":"anna","Name":"Anna Ott"},"Claimer":{"Id":"emil","Name":"Emil"},"Resolution":1,"OpenedAt":"2026-11-24T12:00:00+00:00",
             "History":[{"At":"2026-11-24T12:00:00+00:00","Event":0},{"At":"2026-11-24T12:05:00+00:00","Event":1},{"At":"2026-11-24T13:00:00+00:00","Event":4}]}
            """;
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Tickets" ("Number", "CaseId", "State", "RequesterChannel", "RequesterConversation", "RequesterId", "Version", "Json") VALUES (7, 'case', 3, 'msteams', 'anna', 'anna', 4, {json})""",
            StorageFixture.Cancel);

        await db.Database.MigrateAsync(StorageFixture.Cancel);
        var row = await db.Tickets.SingleAsync(StorageFixture.Cancel);
        var noon = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(("anna ott", "gmail", "emil", 1), (row.RequesterName, row.Provider, row.ClaimerId, row.Cause));
        Assert.Equal((noon, noon.AddMinutes(5), noon.AddHours(1)), (row.OpenedAt, row.ClaimedAt, row.ResolvedAt));
        Assert.Equal((json, 4), (row.Json, row.Version));
        Assert.Equal(["anna", "gmail", "ott"], await db.TicketWords.Where(word => word.Ticket == 7).Select(word => word.Word).Order().ToListAsync(StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_new_file_goes_through_every_migration()
    {
        await using var db = Open();
        await db.Database.MigrateAsync(StorageFixture.Cancel);
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_file_is_current_after_its_last_migration_and_not_before()
    {
        Assert.False(await SchemaHistory.IsCurrentAsync(folder.FullName, StorageFixture.Cancel));
        await using var db = Open();
        var migrations = db.Database.GetMigrations().ToList();
        foreach (var migration in migrations)
        {
            await db.GetService<IMigrator>().MigrateAsync(migration, StorageFixture.Cancel);
            Assert.Equal(migration == migrations[^1], await SchemaHistory.IsCurrentAsync(folder.FullName, StorageFixture.Cancel));
        }
    }

    [Fact]
    public async Task A_file_without_a_history_is_not_current()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, DatabaseFile.Name), [], StorageFixture.Cancel);
        Assert.False(await SchemaHistory.IsCurrentAsync(folder.FullName, StorageFixture.Cancel));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private SqliteDb Open() => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(DatabaseFile.ConnectionString(folder.FullName)).Options);
}
