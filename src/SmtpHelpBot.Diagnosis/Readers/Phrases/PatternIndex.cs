namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>Patterns by the terms that call for them, so that a text costs what stands in it and not what could.</summary>
internal sealed class PatternIndex<T>
    where T : class
{
    private readonly (T Owner, Pattern Pattern)[] patterns;
    private readonly int[]?[] byTerm;

    /// <param name="book">Knows the terms.</param>
    /// <param name="owners">What is looked for, in order.</param>
    /// <param name="says">The written patterns of each.</param>
    public PatternIndex(Phrasebook book, IEnumerable<T> owners, Func<T, string[]> says)
    {
        patterns = [.. owners.SelectMany(owner => says(owner).Select(written => (owner, Pattern.Parse(written, book))))];
        byTerm = new int[book.Count][];
        foreach (var called in patterns.SelectMany((pair, at) => pair.Pattern.Calls.Select(term => (term, at))).GroupBy(pair => pair.term, pair => pair.at))
        {
            byTerm[called.Key] = [.. called];
        }
    }

    /// <summary>The owners of which a pattern is there, in their order, each once, with the place of the first.</summary>
    public IEnumerable<(T Owner, Hit Where)> In(Sightings seen)
    {
        T? last = null;
        var before = -1;
        foreach (var at in Called(seen))
        {
            var (owner, pattern) = patterns[at];
            if (at != before && !ReferenceEquals(owner, last) && pattern.Find(seen) is { } where)
            {
                last = owner;
                yield return (owner, where);
            }

            before = at;
        }
    }

    /// <summary>The patterns that the seen terms call for, in their order; one that several call for stands there several times.</summary>
    private List<int> Called(Sightings seen)
    {
        var called = new List<int>();
        foreach (var term in seen.Terms)
        {
            called.AddRange(byTerm[term].AsSpan());
        }

        called.Sort();
        return called;
    }
}
