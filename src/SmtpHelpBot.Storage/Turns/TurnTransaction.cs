using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>
/// All that one turn writes, collected and committed as one. It lives as long as the turn's scope; what is never committed
/// never was.
/// </summary>
public sealed class TurnTransaction(Readers readers, Writer writer) : IDisposable
{
    private readonly List<Func<BotDb, Task>> changes = [];
    private readonly List<Action> afterwards = [];
    private readonly List<OutboxRow> posts = [];
    private readonly List<JobRow> jobs = [];
    private Reader? reading;

    /// <summary>What goes out after the commit, in order.</summary>
    public IReadOnlyList<OutboxRow> Posts => posts;

    /// <summary>The work that starts after the commit.</summary>
    public IReadOnlyList<JobRow> Jobs => jobs;

    /// <summary>The trace that what goes out belongs to; null where nobody traces.</summary>
    public string? Trace { get; set; }

    /// <summary>Sends, changes or deletes a message after the commit.</summary>
    public void Post(OutboxRow row)
    {
        row.Trace = Trace;
        posts.Add(row);
    }

    /// <summary>Asks for slow work that starts after the commit.</summary>
    public void Start(JobRow row) => jobs.Add(row);

    /// <summary>Adds a change to the commit. It may run more than once, and changes nothing but the database.</summary>
    public void Enlist(Func<BotDb, Task> change) => changes.Add(change);

    /// <summary>Does something once all is committed, if it is.</summary>
    public void Afterwards(Action action) => afterwards.Add(action);

    /// <summary>Commits everything; after it the rows of <see cref="Posts"/> and <see cref="Jobs"/> have their ids.</summary>
    /// <param name="cancellation">Stops it while it waits.</param>
    /// <param name="committed">Is called in the order of the commits, so that what goes out keeps it.</param>
    /// <exception cref="TurnConflictException">Another turn was faster with what this one changes: run it again.</exception>
    public async Task CommitAsync(CancellationToken cancellation, Action? committed = null)
    {
        try
        {
            await writer.WriteAsync(ApplyAsync, cancellation, _ => committed?.Invoke());
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            throw new TurnConflictException("Another turn changed the same ticket first.", conflict);
        }

        afterwards.ForEach(action => action());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        reading?.Dispose();
        reading = null;
    }

    /// <summary>The turn's own eyes on the database; it sees what others have committed, not what this turn will.</summary>
    internal async ValueTask<BotDb> ReadAsync(CancellationToken cancellation) => (reading ??= await readers.LendAsync(cancellation)).Db;

    private async Task<bool> ApplyAsync(BotDb db)
    {
        foreach (var change in changes)
        {
            await change(db);
        }

        await OutboxStore.AddAsync(db, posts);
        foreach (var row in jobs)
        {
            row.Id = 0;
            db.Jobs.Add(row);
        }

        return true;
    }
}

/// <summary>Two turns changed the same thing; the later one has to look again.</summary>
public sealed class TurnConflictException : Exception
{
    /// <summary>Makes one.</summary>
    public TurnConflictException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
