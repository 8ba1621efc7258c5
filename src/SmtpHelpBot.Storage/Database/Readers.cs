using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Database;

/// <summary>
/// Eyes on the database that stay open between uses: opening a SQLite connection registers some twenty functions anew and
/// costs more than most of our queries. Connections to a server come from a pool that sees to those that broke, and go back to it.
/// </summary>
public sealed class Readers(IDbContextFactory<BotDb> databases) : IDisposable
{
    private readonly ConcurrentBag<BotDb> idle = [];

    /// <summary>Lends one until it is disposed.</summary>
    public async ValueTask<Reader> LendAsync(CancellationToken cancellation)
    {
        if (idle.TryTake(out var known))
        {
            return new(known, idle);
        }

        var db = await databases.CreateDbContextAsync(cancellation);
        if (db.Database.IsSqlite())
        {
            await db.Database.OpenConnectionAsync(cancellation);
        }

        return new(db, idle);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        while (idle.TryTake(out var db))
        {
            db.Dispose();
        }
    }
}

/// <summary>A lent reader; it goes back when it is disposed.</summary>
public sealed class Reader : IDisposable
{
    private readonly ConcurrentBag<BotDb> home;

    internal Reader(BotDb db, ConcurrentBag<BotDb> home) => (Db, this.home) = (db, home);

    /// <summary>The database, for queries only.</summary>
    public BotDb Db { get; }

    /// <inheritdoc />
    public void Dispose() => home.Add(Db);
}
