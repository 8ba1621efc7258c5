namespace SmtpHelpBot.Storage.Tests;

/// <summary>How SQLite finds what is asked for: by an index, however much there is.</summary>
public sealed class PlanTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    public static TheoryData<string> Names => PlannedQueries.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_table_is_read_as_a_whole(string query)
    {
        await using var db = await storage.LookAsync();
        var lines = await PlannedQueries.ExplainAsync(db, query, "EXPLAIN QUERY PLAN", column: 3);

        Assert.DoesNotContain(lines, line => line.StartsWith("SCAN", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("SEARCH", StringComparison.Ordinal) && line.Contains("INDEX", StringComparison.Ordinal));
    }

    /// <summary>A search is a range of the index of words.</summary>
    [Fact]
    public async Task A_word_is_looked_up_in_the_index_alone()
    {
        await using var db = await storage.LookAsync();
        Assert.Contains(await PlannedQueries.ExplainAsync(db, "tickets by a word", "EXPLAIN QUERY PLAN", column: 3), line => line.Contains("SEARCH t0 USING COVERING INDEX", StringComparison.Ordinal));
    }
}
