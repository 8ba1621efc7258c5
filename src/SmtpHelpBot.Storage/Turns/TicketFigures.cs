using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Helpdesk.Reports;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>What reports are made of. Cases without a ticket leave a number a day and nothing else.</summary>
internal sealed class TicketFigures(TurnTransaction turn) : ITicketFigures
{
    private const int Most = 10_000;
    private const string Alone = "alone:";

    public async Task<IReadOnlyList<TicketFigure>> SinceAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        return await db.Tickets.Where(r => r.OpenedAt >= since).OrderByDescending(r => r.OpenedAt).Take(Most)
            .Select(r => new TicketFigure((Cause?)r.Cause, r.Provider, r.OpenedAt, r.ClaimedAt, r.ResolvedAt)).ToListAsync(cancellation);
    }

    public void CountSolvedAlone(DateTimeOffset at)
    {
        var day = Day(at);
        turn.Enlist(db => db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Counters" ("Name", "Value") VALUES ({day}, 1) ON CONFLICT ("Name") DO UPDATE SET "Value" = "Counters"."Value" + 1"""));
    }

    public async Task<int> SolvedAloneSinceAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        var (first, end) = (Day(since), Alone + "~");
        return await db.Counters.Where(r => r.Name.CompareTo(first) >= 0 && r.Name.CompareTo(end) < 0).SumAsync(r => r.Value, cancellation);
    }

    private static string Day(DateTimeOffset at) => Alone + at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
