using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>Upkeep of a SQLite file, which one process has for itself.</summary>
internal sealed class FileUpkeep(IDbContextFactory<SqliteDb> databases, StorageFolder folder) : IUpkeep
{
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await MigrateAsync(cancellation);
        if (File.Exists(Path.Combine(folder.Path, $"{DatabaseFile.Name}-wal")))
        {
            // What a process that died had no time for.
            await ScrubAsync(cancellation);
        }
    }

    /// <summary>Nothing is changed in a file that is damaged.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await FileCheck.DemandSoundAsync(folder.Path, cancellation);
        await databases.MigrateAsync(folder.Path, cancellation);
    }

    public Task<IAsyncDisposable?> TryReserveAsync(CancellationToken cancellation) => Task.FromResult<IAsyncDisposable?>(new Nobody());

    /// <summary>
    /// Deleted rows are overwritten in the file itself (secure_delete), but the log beside it has pages as they were before: it is
    /// written into the file and emptied (https://sqlite.org/pragma.html#pragma_wal_checkpoint).
    /// </summary>
    public async Task<bool> ScrubAsync(CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(DatabaseFile.ConnectionString(folder.Path));
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync(cancellation) is 0L;
    }

    private sealed class Nobody : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
