using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Aging;

/// <summary>
/// What the bot remembers of people and chats that have long been silent. Whose ticket is open is remembered, however long that takes.
/// One run looks at each once: it remembers how far it came.
/// </summary>
internal sealed class OldMemory : IAging
{
    private Memory last = new("", "", int.MinValue);

    /// <inheritdoc />
    public async Task<AgingStep?> NextAsync(BotDb db, RetentionPolicy policy, DateTimeOffset now, int most)
    {
        var before = StateRow.DayOf(now - policy.Memory);
        var oldest = await After(db, last.WrittenOn, last.Key, before).Take(most).Select(r => new Memory(r.Key, r.Person, r.WrittenOn)).ToListAsync();
        if (oldest.Count == 0)
        {
            return null;
        }

        last = oldest[^1];
        var waited = await WithOpenTicketAsync(db, oldest);
        var gone = oldest.Where(memory => !waited.Contains((memory.Channel, memory.Person))).Select(memory => memory.Key).ToList();
        // Who has talked meanwhile is remembered.
        return new(gone.Count == 0 ? null : writing => writing.State.Where(r => gone.Contains(r.Key) && r.WrittenOn < before).ExecuteDeleteAsync());
    }

    /// <summary>Those that follow on one, the oldest first.</summary>
    internal static IQueryable<StateRow> After(BotDb db, int day, string key, int before) =>
        db.State.Where(r => r.WrittenOn >= day && r.WrittenOn < before && (r.WrittenOn > day || r.Key.CompareTo(key) > 0)).OrderBy(r => r.WrittenOn).ThenBy(r => r.Key);

    private static async Task<HashSet<(string Channel, string Person)>> WithOpenTicketAsync(BotDb db, IReadOnlyList<Memory> memories)
    {
        var found = new HashSet<(string Channel, string Person)>();
        foreach (var platform in memories.Where(memory => memory.Person.Length > 0).GroupBy(memory => memory.Channel, StringComparer.Ordinal))
        {
            var people = platform.Select(memory => memory.Person).Distinct(StringComparer.Ordinal).ToList();
            found.UnionWith((await db.Tickets.Where(r => r.RequesterChannel == platform.Key && people.Contains(r.RequesterId) && r.State != TicketState.Resolved && r.State != TicketState.Withdrawn)
                .Select(r => r.RequesterId).ToListAsync()).Select(person => (platform.Key, person)));
        }

        return found;
    }

    private sealed record Memory(string Key, string Person, int WrittenOn)
    {
        public string Channel => Key.Split('/')[0];
    }
}
