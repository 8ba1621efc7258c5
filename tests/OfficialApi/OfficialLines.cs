namespace OfficialApi;

/// <summary>The lines of the official list that a test project keeps beside it.</summary>
internal static class OfficialLines
{
    /// <summary>Fails with the lines that only one side has: what is not official, and what the official API asks for.</summary>
    public static void AssertSame(string file, IEnumerable<string> ours)
    {
        var official = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, file));
        var carried = ours.ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(carried);
        Assert.True(carried.SetEquals(official), $"""
            Not in {file}:
            {string.Join('\n', carried.Except(official).Order(StringComparer.Ordinal))}
            Only in {file}:
            {string.Join('\n', official.Except(carried).Order(StringComparer.Ordinal))}
            """);
    }
}
