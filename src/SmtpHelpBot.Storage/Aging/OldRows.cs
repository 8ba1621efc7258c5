using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Aging;

/// <summary>One kind of what grows old.</summary>
internal interface IAging
{
    /// <summary>Deletes the oldest of it that are too old, about <paramref name="most"/> at most, and tells how many; null where none is left.</summary>
    Task<int?> DeleteAsync(BotDb db, RetentionPolicy policy, DateTimeOffset now, int most);

    /// <summary>What was deleted last is gone for good, and not to be looked for again.</summary>
    void Committed()
    {
    }
}

/// <summary>
/// Everything that grows old. Each finds the oldest by an index or by a number that counts up, and deletes the range up to the last
/// of them. None looks at more rows than it deletes, but for those that pass over what somebody waits for: <see cref="OldMemory"/> and
/// <see cref="OldCards"/>.
/// </summary>
internal static class OldRows
{
    /// <summary>All of it, for one run.</summary>
    public static IReadOnlyList<IAging> ForOneRun() =>
    [
        new Aging((db, policy, now, most) => InboxAsync(db, InboxState.Done, now - policy.Answered, most)),
        new Aging((db, policy, now, most) => InboxAsync(db, InboxState.Parked, now - policy.Answered, most)),
        new OldMemory(),
        new Aging((db, policy, now, most) => TicketsAsync(db, now - policy.Tickets, most)),
        new OldCards(),
        new Aging((db, policy, now, most) => IncidentsAsync(db, now - policy.Tickets, most)),
        new Aging((db, policy, now, most) => SightingsAsync(db, now - policy.Sightings, most)),
        new Aging((db, policy, now, most) => LettersAsync(db, now - policy.Undelivered, most)),
        new Aging((db, policy, now, most) => AuditAsync(db, now - policy.Audit, most)),
    ];

    private static async Task<int> InboxAsync(BotDb db, InboxState state, DateTimeOffset before, int most)
    {
        var oldest = await db.Inbox.Where(r => r.State == state).OrderBy(r => r.Id).Take(most).Select(r => new { r.Id, At = r.ReceivedAt }).ToListAsync();
        var last = oldest.TakeWhile(r => r.At < before).LastOrDefault()?.Id ?? 0;
        return last == 0 ? 0 : await db.Inbox.Where(r => r.State == state && r.Id <= last).ExecuteDeleteAsync();
    }

    private static async Task<int> TicketsAsync(BotDb db, DateTimeOffset before, int most)
    {
        var oldest = await db.Tickets.Where(r => r.EndedAt < before).OrderBy(r => r.EndedAt).Take(most).Select(r => r.Number).ToListAsync();
        await db.TicketWords.Where(r => oldest.Contains(r.Ticket)).ExecuteDeleteAsync();
        return oldest.Count == 0 ? 0 : await db.Tickets.Where(r => oldest.Contains(r.Number)).ExecuteDeleteAsync();
    }

    private static async Task<int> IncidentsAsync(BotDb db, DateTimeOffset before, int most)
    {
        var oldest = await db.Incidents.Where(r => r.OpenAt == null).OrderBy(r => r.Number).Take(most).Select(r => new { r.Number, At = r.OpenedAt }).ToListAsync();
        var last = oldest.TakeWhile(r => r.At < before).LastOrDefault()?.Number ?? 0;
        return last == 0 ? 0 : await db.Incidents.Where(r => r.OpenAt == null && r.Number <= last).ExecuteDeleteAsync();
    }

    private static async Task<int> SightingsAsync(BotDb db, DateTimeOffset before, int most)
    {
        var oldest = await db.Sightings.Where(r => r.Incident == null && r.At < before).OrderBy(r => r.At).Take(most).Select(r => r.At).ToListAsync();
        return oldest is not [.., var last] ? 0 : await db.Sightings.Where(r => r.Incident == null && r.At <= last).ExecuteDeleteAsync();
    }

    private static async Task<int> LettersAsync(BotDb db, DateTimeOffset before, int most)
    {
        var oldest = await db.DeadLetters.OrderBy(r => r.Id).Take(most).Select(r => new { r.Id, r.At }).ToListAsync();
        var last = oldest.TakeWhile(r => r.At < before).LastOrDefault()?.Id ?? 0;
        return last == 0 ? 0 : await db.DeadLetters.Where(r => r.Id <= last).ExecuteDeleteAsync();
    }

    private static async Task<int> AuditAsync(BotDb db, DateTimeOffset before, int most)
    {
        var oldest = await db.Audit.Where(r => r.At < before).OrderBy(r => r.At).Take(most).Select(r => r.At).ToListAsync();
        return oldest is not [.., var last] ? 0 : await db.Audit.Where(r => r.At <= last).ExecuteDeleteAsync();
    }

    private sealed record Aging(Func<BotDb, RetentionPolicy, DateTimeOffset, int, Task<int>> Delete) : IAging
    {
        public async Task<int?> DeleteAsync(BotDb db, RetentionPolicy policy, DateTimeOffset now, int most) => await Delete(db, policy, now, most) is > 0 and var gone ? gone : null;
    }
}
