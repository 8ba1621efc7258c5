using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Aging;

/// <summary>What the bot remembers of people and chats that have long been silent. Whose ticket is open is remembered, however long that takes.</summary>
internal sealed class OldMemory : IAging
{
    /// <inheritdoc />
    public async Task<int?> DeleteAsync(BotDb db, RetentionPolicy policy, DateTimeOffset now, int most)
    {
        var before = StateRow.DayOf(now - policy.Memory);
        for (var kept = 0; ;)
        {
            var oldest = await db.State.Where(r => r.WrittenOn < before).OrderBy(r => r.WrittenOn).ThenBy(r => r.Key).Skip(kept).Take(most)
                .Select(r => new Memory(r.Key, r.Person)).ToListAsync();
            var waited = await WithOpenTicketAsync(db, oldest);
            var gone = oldest.Where(memory => !waited.Contains((memory.Channel, memory.Person))).Select(memory => memory.Key).ToList();
            if (gone.Count > 0 || oldest.Count == 0)
            {
                return gone.Count == 0 ? null : await db.State.Where(r => gone.Contains(r.Key) && r.WrittenOn < before).ExecuteDeleteAsync();
            }

            kept += oldest.Count;
        }
    }

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

    private sealed record Memory(string Key, string Person)
    {
        public string Channel => Key.Split('/')[0];
    }
}
