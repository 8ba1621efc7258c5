using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>The tickets as one turn sees them, its own changes included.</summary>
internal sealed class TicketBook(TurnTransaction turn, Writer writer) : ITicketBook
{
    private const int MostListed = 10;

    private static readonly Func<BotDb, string, string, string, Task<TicketRow?>> Waiting = EF.CompileAsyncQuery(
        (BotDb db, string channel, string conversation, string person) => db.Tickets
            .Where(r => r.RequesterChannel == channel && r.RequesterConversation == conversation && r.RequesterId == person && r.State == TicketState.WaitingForUser)
            .OrderByDescending(r => r.Number).FirstOrDefault());

    /// <summary>Ticket as this turn last saw or wrote it, and what the database had then: version 0 where it is new.</summary>
    private readonly Dictionary<int, (Ticket Ticket, int StoredVersion, IReadOnlyList<string> StoredWords)> seen = [];
    private readonly HashSet<int> changed = [];

    public async Task<Ticket> AddAsync(Ticket ticket, CancellationToken cancellation)
    {
        var number = await writer.WriteAsync(NextNumberAsync, cancellation);
        var added = ticket with { Number = number, Version = 1 };
        seen[number] = (added, 0, []);
        Enlist(number);
        return added;
    }

    public void Save(Ticket ticket)
    {
        if (!seen.TryGetValue(ticket.Number, out var before))
        {
            throw new InvalidOperationException($"Ticket {ticket.Number} is changed by a turn that never looked at it.");
        }

        seen[ticket.Number] = before with { Ticket = ticket with { Version = before.StoredVersion + 1 } };
        Enlist(ticket.Number);
    }

    public async Task<Ticket?> FindAsync(int number, CancellationToken cancellation) =>
        seen.TryGetValue(number, out var known) ? known.Ticket : await SeeAsync(db => db.Tickets.FirstOrDefaultAsync(r => r.Number == number, cancellation), cancellation);

    public async Task<Ticket?> FindByCaseAsync(CaseId caseId, CancellationToken cancellation) =>
        seen.Values.Select(s => s.Ticket).FirstOrDefault(t => t.Case.Id == caseId)
        ?? await SeeAsync(db => db.Tickets.FirstOrDefaultAsync(r => r.CaseId == caseId.Value, cancellation), cancellation);

    public async Task<Ticket?> FindWaitingAsync(string channel, string conversation, string personId, CancellationToken cancellation)
    {
        var found = await SeeAsync(db => Waiting(db, channel, conversation, personId), cancellation);
        return found?.State == TicketState.WaitingForUser ? found : null;
    }

    public async Task<IReadOnlyList<Ticket>> FindOpenAsync(string channel, string conversation, string personId, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        var rows = await db.Tickets.Where(r => r.RequesterChannel == channel && r.RequesterConversation == conversation && r.RequesterId == personId
                && r.State != TicketState.Resolved && r.State != TicketState.Withdrawn)
            .OrderByDescending(r => r.Number).Take(MostListed).ToListAsync(cancellation);
        return [.. rows.Select(See).Where(ticket => !ticket.IsOver)];
    }

    public async Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellation)
    {
        var rows = TicketSearch.Where(await turn.ReadAsync(cancellation), query);
        var found = await rows.OrderBy(r => r.Number).Take(query.Most).ToListAsync(cancellation);
        return new([.. found.Select(TicketJson.Read)], found.Count < query.Most ? found.Count : await rows.CountAsync(cancellation));
    }

    public async Task<IReadOnlyList<int>> StandingStillAsync(DateTimeOffset? unclaimed, DateTimeOffset? unanswered, DateTimeOffset? untouched, int most, CancellationToken cancellation) =>
        await TicketSearch.StandingStill(await turn.ReadAsync(cancellation), unclaimed, unanswered, untouched).Take(most).Select(r => r.Number).ToListAsync(cancellation);

    private async Task<Ticket?> SeeAsync(Func<BotDb, Task<TicketRow?>> find, CancellationToken cancellation)
    {
        var row = await find(await turn.ReadAsync(cancellation));
        return row is null ? null : See(row);
    }

    private Ticket See(TicketRow row)
    {
        if (seen.TryGetValue(row.Number, out var known))
        {
            return known.Ticket;
        }

        var ticket = TicketJson.Read(row);
        seen[row.Number] = (ticket, row.Version, SearchWords.AllOf(ticket));
        return ticket;
    }

    private void Enlist(int number)
    {
        if (changed.Add(number))
        {
            turn.Enlist(db => StoreAsync(db, seen[number].Ticket, seen[number].StoredVersion, seen[number].StoredWords));
        }
    }

    private static async Task StoreAsync(BotDb db, Ticket ticket, int storedVersion, IReadOnlyList<string> storedWords)
    {
        var entry = db.Entry(TicketJson.ToRow(ticket));
        entry.State = storedVersion == 0 ? EntityState.Added : EntityState.Modified;
        entry.Property(r => r.Version).OriginalValue = storedVersion == 0 ? ticket.Version : storedVersion;
        await TicketSearch.StoreAsync(db, ticket.Number, storedWords, SearchWords.AllOf(ticket));
    }

    private static async Task<int> NextNumberAsync(BotDb db) => (await db.Database.SqlQuery<int>(
        $"""INSERT INTO "Counters" ("Name", "Value") VALUES ('ticket', 1) ON CONFLICT ("Name") DO UPDATE SET "Value" = "Counters"."Value" + 1 RETURNING "Value" """)
        .ToListAsync())[0];
}
