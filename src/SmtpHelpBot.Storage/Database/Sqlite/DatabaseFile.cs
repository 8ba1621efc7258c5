using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>The SQLite file: where it is, how it is opened, how it is brought up to date.</summary>
internal static class DatabaseFile
{
    public const string Name = "smtphelpbot.db";

    /// <summary>Seconds for which a file that another program has locked is waited for: two writes after one another are told of it before a platform gives up.</summary>
    private const int LongestLock = 5;

    public static string ConnectionString(string folder) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, Name),
        DefaultTimeout = LongestLock,
    }.ToString();

    /// <summary>Creates the folder and the file where they are missing, and applies to an older file the migrations that are new.</summary>
    public static async Task MigrateAsync(this IDbContextFactory<SqliteDb> databases, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        if (!await SchemaHistory.IsCurrentAsync(folder, cancellation) && !await NewFile.TryMakeAsync(folder, cancellation))
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            await db.Database.MigrateAsync(cancellation);
        }

        await KeepLogAsync(folder, cancellation);
    }

    /// <summary>Readers do not wait for the writer, nor the writer for them. The file remembers this, but a copy of it made by the command backup does not.</summary>
    private static async Task KeepLogAsync(string folder, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(ConnectionString(folder));
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A context whose connection stays open and whose commits are on the disk when they return.</summary>
    public static async Task<BotDb> OpenForWritingAsync(this IDbContextFactory<SqliteDb> databases)
    {
        var db = await databases.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=FULL");
        // What is deleted is overwritten with zeros, and not only left to be used again.
        await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete=ON");
        // The writer's own transaction is all or nothing; a savepoint in it for each save would only cost.
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }
}
