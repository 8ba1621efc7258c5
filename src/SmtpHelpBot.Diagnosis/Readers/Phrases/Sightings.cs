namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>Which terms stand in a text, and where. A term keeps its first sightings only, so that a hostile text costs no more than a long one.</summary>
/// <param name="terms">How many terms there are.</param>
internal sealed class Sightings(int terms)
{
    private const int MostOfOne = 32;
    private readonly List<Hit>?[] hits = new List<Hit>?[terms];
    private readonly List<int> seen = [];
    private readonly Dictionary<int[], Hit[]> groups = new(ReferenceEqualityComparer.Instance);

    /// <summary>The terms that were seen.</summary>
    public IReadOnlyList<int> Terms => seen;

    /// <summary>Notes a sighting. All are noted before the first is asked for.</summary>
    public void Add(int term, Hit hit)
    {
        if (hits[term] is not { } known)
        {
            seen.Add(term);
            hits[term] = known = new(1);
        }

        if (known.Count < MostOfOne)
        {
            known.Add(hit);
        }
    }

    /// <summary>The first sighting of any of these terms that begins at <paramref name="from"/> or later; null where there is none.</summary>
    public Hit? FirstOf(int[] group, int from)
    {
        var sorted = Of(group);
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle].Start < from ? (middle + 1, high) : (low, middle);
        }

        return low < sorted.Length ? sorted[low] : null;
    }

    /// <summary>All sightings of a group in the order of the text, put together once.</summary>
    private Hit[] Of(int[] group)
    {
        if (!groups.TryGetValue(group, out var sorted))
        {
            List<Hit>? found = null;
            foreach (var term in group)
            {
                if (hits[term] is { } known)
                {
                    (found ??= []).AddRange(known);
                }
            }

            found?.Sort(static (one, other) => one.Start.CompareTo(other.Start));
            groups[group] = sorted = found?.ToArray() ?? [];
        }

        return sorted;
    }
}
