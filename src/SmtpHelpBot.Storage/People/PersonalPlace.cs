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

    /// <summary>Deletes them, as far as they are to be deleted.</summary>
    public abstract Task ForgetAsync(BotDb db, Whose whose);
}

/// <summary>The same for one type of row.</summary>
/// <param name="Kind">What it is to the person.</param>
/// <param name="Of">The rows that are about the person.</param>
/// <param name="Stays">Whether they are not deleted here.</param>
internal sealed record PersonalPlace<T>(PersonalKind Kind, Func<BotDb, Whose, IQueryable<T>> Of, bool Stays = false) : PersonalPlace(typeof(T), Kind)
    where T : class
{
    /// <inheritdoc />
    public override Task<int> CountAsync(BotDb db, Whose whose, CancellationToken cancellation) => Of(db, whose).CountAsync(cancellation);

    /// <inheritdoc />
    public override Task ForgetAsync(BotDb db, Whose whose) => Stays ? Task.CompletedTask : Of(db, whose).ExecuteDeleteAsync();
}
