using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>What reports are made of, summed in the database. Cases without a ticket leave a number a day and nothing else.</summary>
internal sealed class TicketFigures(TurnTransaction turn) : ITicketFigures
{
    private const string Alone = "alone:";

    /// <summary>The middle one of the times from the opening to a moment, in milliseconds; of an even number the mean of the two in the middle.</summary>
    private const string Median = """
        SELECT AVG("Took") AS "Value" FROM (
            SELECT "MOMENT" - "OpenedAt" AS "Took", ROW_NUMBER() OVER (ORDER BY "MOMENT" - "OpenedAt") AS "Place", COUNT(*) OVER () AS "Count"
            FROM "Tickets" WHERE "OpenedAt" >= {0} AND "MOMENT" IS NOT NULL) AS "Times"
        WHERE "Place" IN (("Count" + 1) / 2, ("Count" + 2) / 2)
        """;

    private static readonly string UntilClaimed = Median.Replace("MOMENT", nameof(TicketRow.ClaimedAt), StringComparison.Ordinal);
    private static readonly string UntilResolved = Median.Replace("MOMENT", nameof(TicketRow.ResolvedAt), StringComparison.Ordinal);

    public async Task<TicketTally> SinceAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        var opened = db.Tickets.Where(r => r.OpenedAt >= since);
        var causes = await opened.Where(r => r.Cause != null).GroupBy(r => r.Cause!.Value).Select(same => new { Cause = same.Key, Count = same.Count() }).ToListAsync(cancellation);
        var providers = await opened.Where(r => r.Provider != "").GroupBy(r => r.Provider).Select(same => new { Name = same.Key, Count = same.Count() })
            .OrderByDescending(provider => provider.Count).ThenBy(provider => provider.Name).Take(TicketReport.MostProviders).ToListAsync(cancellation);
        return new(
            await opened.CountAsync(cancellation),
            causes.ToDictionary(cause => (Cause)cause.Cause, cause => cause.Count),
            [.. providers.Select(provider => KeyValuePair.Create(provider.Name, provider.Count))],
            await MedianAsync(db, UntilClaimed, since, cancellation),
            await MedianAsync(db, UntilResolved, since, cancellation));
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

    private static async Task<TimeSpan?> MedianAsync(BotDb db, string times, DateTimeOffset since, CancellationToken cancellation) =>
        await db.Database.SqlQueryRaw<double?>(times, since.ToUnixTimeMilliseconds()).ToListAsync(cancellation) is [{ } milliseconds] ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private static string Day(DateTimeOffset at) => Alone + at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
