using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>Finds tickets by an index of words: what a word begins with is a range of it.</summary>
internal static class TicketSearch
{
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
            var end = word[..^1] + (char)(word[^1] + 1);
            var fitting = db.TicketWords.Where(w => w.Word.CompareTo(word) >= 0 && w.Word.CompareTo(end) < 0).Select(w => w.Ticket);
            rows = rows.Where(r => fitting.Contains(r.Number));
        }

        return rows;
    }

    /// <summary>Stores the words of a ticket, where they are others than those that are stored.</summary>
    public static async Task StoreAsync(BotDb db, int ticket, IReadOnlyList<string> stored, IReadOnlyList<string> words)
    {
        foreach (var gone in stored.Except(words, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "TicketWords" WHERE "Word" = {gone} AND "Ticket" = {ticket}""");
        }

        foreach (var added in words.Except(stored, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "TicketWords" ("Word", "Ticket") VALUES ({added}, {ticket}) ON CONFLICT ("Word", "Ticket") DO NOTHING""");
        }
    }
}
