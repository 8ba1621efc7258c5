using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Storage.Aging;

/// <summary>One kind of what grows old, for one run of the purge.</summary>
internal interface IAging
{
    /// <summary>
    /// Looks at the next few of the oldest, about <paramref name="most"/> at most, and holds up nobody who writes; null where none is left
    /// that is too old.
    /// </summary>
    Task<AgingStep?> NextAsync(BotDb db, RetentionPolicy policy, DateTimeOffset now, int most);
}

/// <summary>What is to be done after a look.</summary>
/// <param name="Delete">Deletes what was found too old, and tells how many rows that were; null where all that was looked at stays.</param>
internal sealed record AgingStep(Func<BotDb, Task<int>>? Delete);
