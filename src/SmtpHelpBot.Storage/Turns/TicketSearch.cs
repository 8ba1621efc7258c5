using System.Text;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>Finds tickets by an index of words: what a word begins with is a range of it.</summary>
internal static class TicketSearch
{
    private const int LastBeforeSurrogates = 0xD7FF;
    private const int FirstAfterSurrogates = 0xE000;

    /// <summary>The tickets that fit, without an order.</summary>
    public static IQueryable<TicketRow> Where(BotDb db, TicketQuery query)
    {
        IQueryable<TicketRow> rows = db.Tickets;
        if (query.OnlyOpen)
        {
            // One by one, and not as what is not over: so the index of states serves.
            rows = rows.Where(r => r.State == TicketState.New || r.State == TicketState.Claimed || r.State == TicketState.WaitingForUser || r.State == TicketState.Reopened);
        }

        if (query.ClaimerId is { } claimer)
        {
            rows = rows.Where(r => r.ClaimerId == claimer);
        }

        if (query.Incident is { } incident)
        {
            rows = rows.Where(r => r.Incident == incident);
        }

        foreach (var word in SearchWords.Split(query.Search ?? ""))
        {
            var end = EndOf(word);
            var fitting = db.TicketWords.Where(w => w.Word.CompareTo(word) >= 0 && w.Word.CompareTo(end) < 0).Select(w => w.Ticket);
            rows = rows.Where(r => fitting.Contains(r.Number));
        }

        return rows;
    }

    /// <summary>The tickets in which someone has had long enough to move, the longest first.</summary>
    public static IQueryable<TicketRow> StandingStill(BotDb db, DateTimeOffset? unclaimed, DateTimeOffset? unanswered, DateTimeOffset? untouched) =>
        db.Tickets.Where(r => (r.State == TicketState.New && r.WaitsSince <= unclaimed) || (r.State == TicketState.Reopened && r.WaitsSince <= unclaimed)
            || (r.State == TicketState.WaitingForUser && r.WaitsSince <= unanswered) || (r.State == TicketState.Claimed && r.WaitsSince <= untouched)).OrderBy(r => r.WaitsSince);

    /// <summary>
    /// Stores the words of a ticket, where they are others than before. All that is there goes first: what an older version stored
    /// need not be what is worked out of the ticket now.
    /// </summary>
    public static async Task StoreAsync(BotDb db, int ticket, IReadOnlyList<string> stored, IReadOnlyList<string> words)
    {
        if (stored.ToHashSet(StringComparer.Ordinal).SetEquals(words))
        {
            return;
        }

        await db.Database.ExecuteSqlAsync($"""DELETE FROM "TicketWords" WHERE "Ticket" = {ticket}""");
        foreach (var word in words)
        {
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "TicketWords" ("Word", "Ticket") VALUES ({word}, {ticket})""");
        }
    }

    /// <summary>Comes right after all that begins with a word, in the order of code points, which is that of the bytes of UTF-8.</summary>
    private static string EndOf(string word)
    {
        Rune.DecodeLastFromUtf16(word, out var last, out var length);
        var next = last.Value == LastBeforeSurrogates ? FirstAfterSurrogates : last.Value + 1;
        return Rune.IsValid(next) ? word[..^length] + new Rune(next) : word + last;
    }
}
