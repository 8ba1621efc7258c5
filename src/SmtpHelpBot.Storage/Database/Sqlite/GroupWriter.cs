using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>
/// The one writer of this process, for a database that takes one at a time. Writes that wait at the same time share a transaction,
/// so that they share the price of reaching the disk. The queue is bounded: who writes faster than the disk waits.
/// </summary>
internal sealed class GroupWriter : Writer
{
    private const int LargestGroup = 128;
    private readonly Channel<PendingWrite> queue = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(1024) { SingleReader = true });
    private readonly IDbContextFactory<SqliteDb> databases;
    private readonly Task running;

    /// <summary>Starts the writer; the database opens with the first write.</summary>
    public GroupWriter(IDbContextFactory<SqliteDb> databases)
    {
        this.databases = databases;
        running = Task.Run(RunAsync);
    }

    /// <inheritdoc />
    public override async Task<T> WriteAsync<T>(Func<BotDb, Task<T>> work, CancellationToken cancellation, Action<T>? committed = null)
    {
        var write = new PendingWrite<T>(work, committed);
        await queue.Writer.WriteAsync(write, cancellation);
        return await write.Result;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await running;
    }

    private async Task RunAsync()
    {
        var group = new List<PendingWrite>(LargestGroup);
        BotDb? db = null;
        while (await queue.Reader.WaitToReadAsync())
        {
            while (group.Count < LargestGroup && queue.Reader.TryRead(out var write))
            {
                group.Add(write);
            }

            db = await CommitAsync(db, group);
            group.Clear();
        }

        await DropAsync(db);
    }

    /// <summary>Commits a group; where it breaks, each alone, so that only the one to blame fails. Trouble of the disk is nobody's: all fail, or the last would wait for the time-outs of all.</summary>
    private async Task<BotDb?> CommitAsync(BotDb? db, List<PendingWrite> group)
    {
        try
        {
            db ??= await databases.OpenForWritingAsync();
            await CommitTogetherAsync(db, group);
            return db;
        }
        catch (Exception problem) when (group.Count == 1 || StorageFault.IsPassing(problem))
        {
            group.ForEach(write => write.Fail(problem));
        }
        catch (Exception)
        {
            db = await DropAsync(db);
            foreach (var write in group)
            {
                db = await CommitAsync(db, [write]);
            }

            return db;
        }

        return await DropAsync(db);
    }

    private static async Task CommitTogetherAsync(BotDb db, List<PendingWrite> group)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var write in group)
        {
            await write.ApplyAsync(db);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync();
        foreach (var write in group)
        {
            write.Succeed();
        }
    }

    /// <summary>A connection that saw a failure is not trusted with the next group.</summary>
    private static async Task<BotDb?> DropAsync(BotDb? db)
    {
        if (db is not null)
        {
            await db.DisposeAsync();
        }

        return null;
    }

    private abstract class PendingWrite
    {
        public abstract Task ApplyAsync(BotDb db);

        public abstract void Succeed();

        public abstract void Fail(Exception problem);
    }

    private sealed class PendingWrite<T>(Func<BotDb, Task<T>> work, Action<T>? committed) : PendingWrite
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Result => done.Task;

        public override async Task ApplyAsync(BotDb db) => result = await work(db);

        public override void Succeed()
        {
            committed?.Invoke(result!);
            done.SetResult(result!);
        }

        public override void Fail(Exception problem) => done.SetException(problem);
    }
}
