using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Storage.Aging;

/// <summary>
/// The platform's ids of messages. Those about a ticket are kept for as long as there is the ticket, because a late change of it, or
/// <c>forget me</c>, has to find them. One run looks at each once: it remembers how far it came.
/// </summary>
internal sealed class OldCards : IAging
{
    private DateTimeOffset from = DateTimeOffset.UnixEpoch;
    private DateTimeOffset next = DateTimeOffset.UnixEpoch;

    /// <inheritdoc />
    public async Task<int?> DeleteAsync(BotDb db, RetentionPolicy policy, DateTimeOffset now, int most)
    {
        var (first, before) = (from, now - policy.Sent);
        var oldest = await db.Cards.Where(r => r.SentAt >= first && r.SentAt < before).OrderBy(r => r.SentAt).Take(most).Select(r => new { r.SentAt, r.CardKey }).ToListAsync();
        if (oldest is not [.., { SentAt: var last }])
        {
            return null;
        }

        var kept = await WithTicketAsync(db, [.. oldest.Select(card => card.CardKey)]);
        var (ofTickets, gone) = (TicketKeys.All, oldest.Select(card => card.CardKey).Where(key => !kept.Contains(key)).Distinct(StringComparer.Ordinal).ToList());
        var count = await db.Cards.Where(r => r.SentAt >= first && r.SentAt <= last && (!r.CardKey.StartsWith(ofTickets) || gone.Contains(r.CardKey))).ExecuteDeleteAsync();
        // Others may share the last moment: they are looked at next, unless all of this one's were to stay.
        next = count > 0 ? last : last.AddMilliseconds(1);
        return count;
    }

    /// <inheritdoc />
    public void Committed() => from = next;

    private static async Task<HashSet<string>> WithTicketAsync(BotDb db, IReadOnlyList<string> keys)
    {
        var numbers = keys.Select(TicketKeys.TicketOf).OfType<int>().Distinct().ToList();
        var there = numbers.Count == 0 ? [] : await db.Tickets.Where(r => numbers.Contains(r.Number)).Select(r => r.Number).ToListAsync();
        return [.. keys.Where(key => TicketKeys.TicketOf(key) is { } number && there.Contains(number))];
    }
}
