using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>How SQLite finds what is asked for: by an index, however much there is.</summary>
public sealed class PlanTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    /// <summary>The plan of SQLite: a search is a range of the index of words, and open tickets are a range of the index of states.</summary>
    [Theory]
    [InlineData("anna", false, "SEARCH t0 USING COVERING INDEX")]
    [InlineData(null, true, "USING INDEX IX_Tickets_State_Number")]
    public async Task Tickets_are_looked_up_by_an_index(string? search, bool onlyOpen, string plan)
    {
        await using var db = await storage.LookAsync();
        var query = TicketSearch.Where(db, new(onlyOpen, Search: search));
        var lines = await PlanAsync(db, query.OrderBy(r => r.Number).Take(10));

        Assert.DoesNotContain(lines, line => line.StartsWith("SCAN", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(plan, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> PlanAsync(BotDb db, IQueryable<TicketRow> query)
    {
        await db.Database.OpenConnectionAsync(StorageFixture.Cancel);
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync(StorageFixture.Cancel);
        var lines = new List<string>();
        while (await reader.ReadAsync(StorageFixture.Cancel))
        {
            lines.Add(reader.GetString(3));
        }

        return lines;
    }
}
