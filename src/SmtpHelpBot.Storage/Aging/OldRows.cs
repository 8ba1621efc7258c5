using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Aging;

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

    private static async Task<AgingStep?> InboxAsync(BotDb db, InboxState state, DateTimeOffset before, int most)
    {
        var oldest = await db.Inbox.Where(r => r.State == state).OrderBy(r => r.Id).Take(most).Select(r => new { r.Id, At = r.ReceivedAt }).ToListAsync();
        var last = oldest.TakeWhile(r => r.At < before).LastOrDefault()?.Id ?? 0;
        return last == 0 ? null : new(writing => writing.Inbox.Where(r => r.State == state && r.Id <= last && r.ReceivedAt < before).ExecuteDeleteAsync());
    }

    private static async Task<AgingStep?> TicketsAsync(BotDb db, DateTimeOffset before, int most)
    {
        var oldest = await db.Tickets.Where(r => r.EndedAt < before).OrderBy(r => r.EndedAt).Take(most).Select(r => r.Number).ToListAsync();
        return oldest.Count == 0 ? null : new(writing => DeleteTicketsAsync(writing, oldest, before));
    }

    /// <summary>One that was opened again meanwhile stays, with its words.</summary>
    private static async Task<int> DeleteTicketsAsync(BotDb db, IReadOnlyList<int> oldest, DateTimeOffset before)
    {
        await db.TicketWords.Where(r => oldest.Contains(r.Ticket) && db.Tickets.Any(ticket => ticket.Number == r.Ticket && ticket.EndedAt < before)).ExecuteDeleteAsync();
        return await db.Tickets.Where(r => oldest.Contains(r.Number) && r.EndedAt < before).ExecuteDeleteAsync();
    }

    private static async Task<AgingStep?> IncidentsAsync(BotDb db, DateTimeOffset before, int most)
    {
        var oldest = await db.Incidents.Where(r => r.OpenAt == null).OrderBy(r => r.Number).Take(most).Select(r => new { r.Number, At = r.OpenedAt }).ToListAsync();
        var last = oldest.TakeWhile(r => r.At < before).LastOrDefault()?.Number ?? 0;
        return last == 0 ? null : new(writing => writing.Incidents.Where(r => r.OpenAt == null && r.Number <= last).ExecuteDeleteAsync());
    }

    private static async Task<AgingStep?> SightingsAsync(BotDb db, DateTimeOffset before, int most)
    {
        var oldest = await db.Sightings.Where(r => r.Incident == null && r.At < before).OrderBy(r => r.At).Take(most).Select(r => r.At).ToListAsync();
        return oldest is not [.., var last] ? null : new(writing => writing.Sightings.Where(r => r.Incident == null && r.At <= last).ExecuteDeleteAsync());
    }

    private static async Task<AgingStep?> LettersAsync(BotDb db, DateTimeOffset before, int most)
    {
        var oldest = await db.DeadLetters.OrderBy(r => r.Id).Take(most).Select(r => new { r.Id, r.At }).ToListAsync();
        var last = oldest.TakeWhile(r => r.At < before).LastOrDefault()?.Id ?? 0;
        return last == 0 ? null : new(writing => writing.DeadLetters.Where(r => r.Id <= last).ExecuteDeleteAsync());
    }

    private static async Task<AgingStep?> AuditAsync(BotDb db, DateTimeOffset before, int most)
    {
        var oldest = await db.Audit.Where(r => r.At < before).OrderBy(r => r.At).Take(most).Select(r => r.At).ToListAsync();
        return oldest is not [.., var last] ? null : new(writing => writing.Audit.Where(r => r.At <= last).ExecuteDeleteAsync());
    }

    private sealed record Aging(Func<BotDb, RetentionPolicy, DateTimeOffset, int, Task<AgingStep?>> Next) : IAging
    {
        public Task<AgingStep?> NextAsync(BotDb db, RetentionPolicy policy, DateTimeOffset now, int most) => Next(db, policy, now, most);
    }
}
