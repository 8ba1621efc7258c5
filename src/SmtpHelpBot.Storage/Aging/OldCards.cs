using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Aging;

/// <summary>
/// The platform's ids of messages. Those about a ticket are kept for as long as there is the ticket, because a late change of it, or
/// <c>forget me</c>, has to find them. One run looks at each once: it remembers how far it came.
/// </summary>
internal sealed class OldCards : IAging
{
    private CardRow last = new() { Lane = "", CardKey = "", ActivityId = "", SentAt = DateTimeOffset.UnixEpoch };

    /// <inheritdoc />
    public async Task<AgingStep?> NextAsync(BotDb db, RetentionPolicy policy, DateTimeOffset now, int most)
    {
        var (first, before) = (last.SentAt, now - policy.Sent);
        var oldest = await After(db, last, before).Take(most).ToListAsync();
        if (oldest.Count == 0)
        {
            return null;
        }

        last = oldest[^1];
        var (until, kept) = (last.SentAt, await WithTicketAsync(db, oldest));
        var gone = oldest.Select(card => card.CardKey).Where(key => !kept.Contains(key)).Distinct(StringComparer.Ordinal).ToList();
        // One that was changed meanwhile is as good as new.
        return new(gone.Count == 0 ? null : writing => writing.Cards.Where(r => r.SentAt >= first && r.SentAt <= until && gone.Contains(r.CardKey)).ExecuteDeleteAsync());
    }

    /// <summary>Those that follow on one, the oldest first.</summary>
    internal static IQueryable<CardRow> After(BotDb db, CardRow last, DateTimeOffset before)
    {
        var (at, lane, key) = (last.SentAt, last.Lane, last.CardKey);
        return db.Cards.Where(r => r.SentAt >= at && r.SentAt < before
                && (r.SentAt > at || r.Lane.CompareTo(lane) > 0 || (r.Lane == lane && r.CardKey.CompareTo(key) > 0)))
            .OrderBy(r => r.SentAt).ThenBy(r => r.Lane).ThenBy(r => r.CardKey);
    }

    private static async Task<HashSet<string>> WithTicketAsync(BotDb db, IEnumerable<CardRow> cards)
    {
        var tickets = cards.Select(card => (card.CardKey, Number: TicketKeys.TicketOf(card.CardKey))).Where(card => card.Number is not null).ToList();
        var numbers = tickets.Select(card => card.Number!.Value).Distinct().ToList();
        var there = numbers.Count == 0 ? [] : await db.Tickets.Where(r => numbers.Contains(r.Number)).Select(r => r.Number).ToHashSetAsync();
        return [.. tickets.Where(card => there.Contains(card.Number!.Value)).Select(card => card.CardKey)];
    }
}
