using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Storage.People;

/// <summary>A table in which something of a person may be.</summary>
/// <param name="Table">The type of its rows.</param>
/// <param name="Kind">What it is to the person.</param>
internal abstract record PersonalPlace(Type Table, PersonalKind Kind)
{
    /// <summary>How many rows are about the person.</summary>
    public abstract Task<int> CountAsync(BotDb db, Whose whose, CancellationToken cancellation);

    /// <summary>Looks for what is to be deleted, as far as that takes long; what it gives deletes it, and holds up nobody for long who writes.</summary>
    public abstract Task<Func<BotDb, Task>> FindAsync(BotDb db, Whose whose, CancellationToken cancellation);
}

/// <summary>The same for rows of one type, which an index finds.</summary>
/// <param name="Kind">What it is to the person.</param>
/// <param name="Of">The rows that are about the person.</param>
/// <param name="Stays">Whether they are not deleted here.</param>
internal sealed record PersonalPlace<T>(PersonalKind Kind, Func<BotDb, Whose, IQueryable<T>> Of, bool Stays = false) : PersonalPlace(typeof(T), Kind)
    where T : class
{
    /// <inheritdoc />
    public override Task<int> CountAsync(BotDb db, Whose whose, CancellationToken cancellation) => Of(db, whose).CountAsync(cancellation);

    /// <inheritdoc />
    public override Task<Func<BotDb, Task>> FindAsync(BotDb db, Whose whose, CancellationToken cancellation) =>
        Task.FromResult<Func<BotDb, Task>>(writing => Stays ? Task.CompletedTask : Of(writing, whose).ExecuteDeleteAsync());
}

/// <summary>
/// The same for rows of which all have to be read to find those about a person: that is done beforehand, and they are deleted by their
/// ids. What is committed in between counts as written after.
/// </summary>
/// <param name="Kind">What it is to the person.</param>
/// <param name="Of">The rows that are about the person.</param>
internal sealed record ReadPlace<T>(PersonalKind Kind, Func<BotDb, Whose, IQueryable<T>> Of) : PersonalPlace(typeof(T), Kind)
    where T : class
{
    private const string Id = "Id";

    /// <summary>Each id is a parameter of a statement, which takes not any number of them.</summary>
    private const int MostInOne = 500;

    /// <inheritdoc />
    public override Task<int> CountAsync(BotDb db, Whose whose, CancellationToken cancellation) => Of(db, whose).CountAsync(cancellation);

    /// <inheritdoc />
    public override async Task<Func<BotDb, Task>> FindAsync(BotDb db, Whose whose, CancellationToken cancellation)
    {
        var ids = await Of(db, whose).Select(row => EF.Property<long>(row, Id)).ToListAsync(cancellation);
        return writing => DeleteAsync(writing, ids);
    }

    private static async Task DeleteAsync(BotDb db, IReadOnlyList<long> ids)
    {
        foreach (var some in ids.Chunk(MostInOne))
        {
            await db.Set<T>().Where(row => some.Contains(EF.Property<long>(row, Id))).ExecuteDeleteAsync();
        }
    }
}
