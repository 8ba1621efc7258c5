using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Database;

/// <summary>All writing of this process. Each piece is a transaction or shares one; it is real when its task ends.</summary>
public abstract class Writer : IAsyncDisposable
{
    /// <summary>
    /// Does a piece of work in a transaction that others may share; what it tracks is saved after it. It may run again where
    /// another's failure breaks the transaction, so it must change nothing but the database.
    /// </summary>
    /// <param name="work">The piece of work.</param>
    /// <param name="cancellation">Stops it while it waits.</param>
    /// <param name="committed">Is told what came of it, in the order of the commits, before the task ends; it must be quick.</param>
    /// <exception cref="DbUpdateException">The database refused this very work; nothing of it is stored.</exception>
    public abstract Task<T> WriteAsync<T>(Func<BotDb, Task<T>> work, CancellationToken cancellation, Action<T>? committed = null);

    /// <summary>Ends it when what was begun is through.</summary>
    public abstract ValueTask DisposeAsync();
}
