using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>How PostgreSQL can find what is asked for. Of a table with a few rows it would read all; here it may not, where it has a choice.</summary>
public sealed class PlanTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    public static TheoryData<string> Names => PlannedQueries.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task There_is_an_index_for_it(string query)
    {
        var lines = await ExplainAsync(query);

        Assert.DoesNotContain(lines, line => line.Contains("Seq Scan", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Index Cond", StringComparison.Ordinal));
    }

    /// <summary>What a word begins with is a range of the index only where the order is that of the bytes.</summary>
    [Fact]
    public async Task What_a_word_begins_with_is_a_range_of_the_index() => Assert.Contains(
        await ExplainAsync("tickets by a word"), line => line.Contains("Index Cond: ((\"Word\" >= ", StringComparison.Ordinal) && line.Contains("(\"Word\" < ", StringComparison.Ordinal));

    private async Task<IReadOnlyList<string>> ExplainAsync(string query)
    {
        await using var db = await storage.LookAsync();
        await db.Database.OpenConnectionAsync(StorageFixture.Cancel);
        await db.Database.ExecuteSqlAsync($"SET enable_seqscan = off", StorageFixture.Cancel);
        return await PlannedQueries.ExplainAsync(db, query, "EXPLAIN (COSTS OFF)", column: 0);
    }
}
