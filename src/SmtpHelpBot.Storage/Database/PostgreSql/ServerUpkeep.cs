using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace SmtpHelpBot.Storage.Database.PostgreSql;

/// <summary>Upkeep of a database on a PostgreSQL server.</summary>
internal sealed class ServerUpkeep(IDbContextFactory<PostgreSqlDb> databases, ServerSettings settings) : IUpkeep
{
    /// <summary>Number of the lock that processes hold while they migrate; any number does that nobody else uses in this database.</summary>
    private const long MigrationLock = 0x534D_5450;

    /// <summary>Number of the lock of who does what one does for all.</summary>
    private const long WorkLock = 0x534D_5451;

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (settings.MigratesAtStart)
        {
            await MigrateAsync(cancellation);
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            throw new OlderDatabaseException();
        }
    }

    /// <summary>The lock belongs to a connection of its own, so that the server lets it go where this process dies, and when the connection is closed.</summary>
    public async Task<IAsyncDisposable?> TryReserveAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(settings.Apart);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var take = Command("SELECT pg_try_advisory_lock($1)", connection);
            if (await take.ExecuteScalarAsync(cancellation) is true)
            {
                return new Reservation(connection);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>The server keeps its files by itself: its vacuum frees what was deleted, and its own log goes by its settings.</summary>
    public Task<bool> ScrubAsync(CancellationToken cancellation) => Task.FromResult(true);

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // A table of millions takes its time to change, and so does another process that is at it already.
        db.Database.SetCommandTimeout(0);
        // The lock belongs to the connection: where this process dies, the server lets it go.
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellation);
        try
        {
            // A process that stands still in the middle of this is rare, and one that is only slow is not: its work would be undone.
            await db.Database.ExecuteSqlAsync($"SET idle_in_transaction_session_timeout = '1min'", cancellation);
            // Else the first start would look for the list of migrations in vain, and log that as a failure.
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellation);
            await db.Database.MigrateAsync(cancellation);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"RESET idle_in_transaction_session_timeout", CancellationToken.None);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
    }

    private static NpgsqlCommand Command(string text, NpgsqlConnection connection) => new(text, connection) { Parameters = { new() { Value = WorkLock } } };

    private sealed class Reservation(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var leave = Command("SELECT pg_advisory_unlock($1)", connection);
                await leave.ExecuteNonQueryAsync();
            }
        }
    }
}
