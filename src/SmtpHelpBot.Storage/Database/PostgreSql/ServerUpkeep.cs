using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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

    /// <summary>The lock belongs to a connection of its own, so that the server lets it go where this process dies.</summary>
    public async Task<IAsyncDisposable?> TryReserveAsync(CancellationToken cancellation)
    {
        var db = await databases.CreateDbContextAsync(cancellation);
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            if ((await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_lock({WorkLock}) AS "Value" """).ToListAsync(cancellation))[0])
            {
                return new Reservation(db);
            }
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }

        await db.DisposeAsync();
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

    private sealed class Reservation(PostgreSqlDb db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (db)
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({WorkLock})");
            }
        }
    }
}
