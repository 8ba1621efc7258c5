using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Jobs;

/// <summary>
/// Slow work that is asked for and not done. A worker leases a job; where it dies, the lease runs out and another takes it. Processes
/// that share a server go by its clock, because theirs differ.
/// </summary>
public sealed class JobStore(Readers readers, Writer writer, TimeProvider time)
{
    /// <summary>The jobs that nobody has.</summary>
    public async Task<IReadOnlyList<long>> FreeAsync(CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        var now = await reader.Db.NowAsync(time, cancellation);
        return await reader.Db.Jobs.Where(r => r.LeasedUntil <= now).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancellation);
    }

    /// <summary>Takes a job for a while; null where another has it or it is done.</summary>
    public Task<JobRow?> TakeAsync(long id, TimeSpan lease, CancellationToken cancellation) => writer.WriteAsync(
        async db =>
        {
            var now = await db.NowAsync(time, CancellationToken.None);
            var until = now + lease;
            var taken = await db.Jobs.Where(r => r.Id == id && r.LeasedUntil <= now)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.LeasedUntil, until).SetProperty(r => r.Attempts, r => r.Attempts + 1));
            return taken == 1 ? await db.Jobs.FirstOrDefaultAsync(r => r.Id == id) : null;
        },
        cancellation);

    /// <summary>Keeps a job for a while longer, as it was taken; one that another has taken since is the other's.</summary>
    public Task RenewAsync(JobRow taken, TimeSpan lease, CancellationToken cancellation) => writer.WriteAsync(
        async db =>
        {
            var until = await db.NowAsync(time, CancellationToken.None) + lease;
            return await db.Jobs.Where(r => r.Id == taken.Id && r.Attempts == taken.Attempts).ExecuteUpdateAsync(row => row.SetProperty(r => r.LeasedUntil, until));
        },
        cancellation);

    /// <summary>Lets a job go of which nobody can be told, because its order cannot be read.</summary>
    public Task DropAsync(long id, CancellationToken cancellation) =>
        writer.WriteAsync(db => db.Jobs.Where(r => r.Id == id).ExecuteDeleteAsync(), cancellation);

    /// <summary>How far a job is waits for its turn. False where the job is not there any more: someone had themselves forgotten.</summary>
    public Task<bool> TellAsync(long id, InboxRow progress, CancellationToken cancellation) => writer.WriteAsync(
        async db => await db.Jobs.AnyAsync(r => r.Id == id) && await InboxStore.AddIfNewAsync(db, progress), cancellation);

    /// <summary>The job is done, and what it found waits for its turn; both or neither. False where another finished it first.</summary>
    public Task<bool> FinishAsync(long id, InboxRow found, CancellationToken cancellation) => writer.WriteAsync(
        async db => await db.Jobs.Where(r => r.Id == id).ExecuteDeleteAsync() == 1 && await InboxStore.AddIfNewAsync(db, found), cancellation);
}
