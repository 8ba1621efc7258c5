using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using SmtpHelpBot.Storage.Database.Sqlite;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>A new file is made by one script, which is written from the migrations; the variable WRITE_SCHEMA writes it anew.</summary>
public sealed class NewFileTests : IDisposable
{
    private const string OurTables = "type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'";

    private readonly DirectoryInfo made = Directory.CreateTempSubdirectory("smtphelpbot-made-");
    private readonly DirectoryInfo migrated = Directory.CreateTempSubdirectory("smtphelpbot-migrated-");

    [Fact]
    public async Task A_new_file_has_the_tables_the_indexes_and_the_history_that_all_migrations_leave()
    {
        await using (var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(DatabaseFile.ConnectionString(migrated.FullName)).Options))
        {
            await db.Database.MigrateAsync(StorageFixture.Cancel);
        }

        var script = await ScriptOfAsync(migrated.FullName);
        if (Environment.GetEnvironmentVariable("WRITE_SCHEMA") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(SchemaFile(), script, StorageFixture.Cancel);
        }

        Assert.True(await NewFile.TryMakeAsync(made.FullName, StorageFixture.Cancel));
        Assert.Equal(script, await ScriptOfAsync(made.FullName));
        Assert.True(await SchemaHistory.IsCurrentAsync(made.FullName, StorageFixture.Cancel));
    }

    [Fact]
    public async Task The_migrations_leave_a_new_file_without_a_row()
    {
        Assert.True(await NewFile.TryMakeAsync(made.FullName, StorageFixture.Cancel));
        foreach (var table in await QueryAsync(made.FullName, $"SELECT name FROM sqlite_master WHERE {OurTables} AND name <> '{HistoryRepository.DefaultTableName}'"))
        {
            Assert.Empty(await QueryAsync(made.FullName, $"SELECT 1 FROM \"{table}\""));
        }
    }

    [Fact]
    public async Task A_file_with_a_table_is_left_to_its_migrations()
    {
        await QueryAsync(made.FullName, "CREATE TABLE Older (Id INTEGER)");
        Assert.False(await NewFile.TryMakeAsync(made.FullName, StorageFixture.Cancel));
        Assert.Equal(["Older"], await QueryAsync(made.FullName, "SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task A_file_whose_making_was_cut_short_is_made_at_the_next_start()
    {
        await File.WriteAllBytesAsync(Path.Combine(made.FullName, DatabaseFile.Name), [], StorageFixture.Cancel);
        Assert.True(await NewFile.TryMakeAsync(made.FullName, StorageFixture.Cancel));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        made.Delete(recursive: true);
        migrated.Delete(recursive: true);
    }

    /// <summary>All that is in a file, as statements that make it again; SQLite keeps its own tables itself (https://www.sqlite.org/schematab.html).</summary>
    private static async Task<string> ScriptOfAsync(string folder)
    {
        var statements = await QueryAsync(folder, "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY rowid");
        var history = await QueryAsync(folder, $"SELECT printf('INSERT INTO {HistoryRepository.DefaultTableName} VALUES (%Q, %Q)', MigrationId, ProductVersion) FROM {HistoryRepository.DefaultTableName} ORDER BY MigrationId");
        return statements.Concat(history).Aggregate(new StringBuilder(), (script, statement) => script.Append(statement).Append(";\n")).ToString().ReplaceLineEndings("\n");
    }

    private static async Task<List<string>> QueryAsync(string folder, string query)
    {
        await using var connection = new SqliteConnection(DatabaseFile.ConnectionString(folder));
        await connection.OpenAsync(StorageFixture.Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var rows = await command.ExecuteReaderAsync(StorageFixture.Cancel);
        var found = new List<string>();
        while (await rows.ReadAsync(StorageFixture.Cancel))
        {
            found.Add(Convert.ToString(rows.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return found;
    }

    private static string SchemaFile([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../src/SmtpHelpBot.Storage/Database/Migrations/Schema.sql"));
}
