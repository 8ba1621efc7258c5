using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Database;

/// <summary>All writing of this process. Each piece is a transaction or shares one; it is real when its task ends.</summary>
public abstract class Writer : IAsyncDisposable
{
    /// <summary>
    /// Does a piece of work in a transaction that others may share; what it tracks is saved after it. It may run again where
    /// another's failure breaks the transaction, so it must change nothing but the database.
    /// </summary>
    /// <exception cref="DbUpdateException">The database refused this very work; nothing of it is stored.</exception>
    public abstract Task<T> WriteAsync<T>(Func<BotDb, Task<T>> work, CancellationToken cancellation);

    /// <summary>Ends it when what was begun is through.</summary>
    public abstract ValueTask DisposeAsync();
}
