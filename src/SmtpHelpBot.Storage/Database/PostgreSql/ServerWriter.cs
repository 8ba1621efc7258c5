using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SmtpHelpBot.Storage.Database.PostgreSql;

/// <summary>Writes to a server that takes many at once: each write is a transaction of its own, and so many run side by side.</summary>
internal sealed class ServerWriter(IDbContextFactory<PostgreSqlDb> databases) : Writer
{
    private const int SideBySide = 24;
    private const int MostTries = 5;
    private readonly SemaphoreSlim slots = new(SideBySide);

    /// <inheritdoc />
    public override async Task<T> WriteAsync<T>(Func<BotDb, Task<T>> work, CancellationToken cancellation, Action<T>? committed = null)
    {
        await slots.WaitAsync(cancellation);
        try
        {
            var result = await CommitAsync(work);
            committed?.Invoke(result);
            return result;
        }
        finally
        {
            slots.Release();
        }
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        slots.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Where two writes wait for each other, or both add what only one can add, the server ends one of them; done again, it finds what the other did.</summary>
    private async Task<T> CommitAsync<T>(Func<BotDb, Task<T>> work)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await CommitOnceAsync(work);
            }
            catch (Exception problem) when (tries < MostTries && IsCrossing(problem))
            {
                // The other one is through by now.
            }
        }
    }

    private async Task<T> CommitOnceAsync<T>(Func<BotDb, Task<T>> work)
    {
        await using var db = await databases.CreateDbContextAsync();
        // The transaction is all or nothing; a savepoint in it for each save would only cost.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(db);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return result;
    }

    private static bool IsCrossing(Exception problem) =>
        (problem as PostgresException ?? problem.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;
}
