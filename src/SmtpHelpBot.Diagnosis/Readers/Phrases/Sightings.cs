namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>Which terms stand in a text, and where. A term keeps its first sightings only, so that a hostile text costs no more than a long one.</summary>
internal sealed class Sightings
{
    private const int MostOfOne = 32;
    private readonly Dictionary<int, List<Hit>> hits = [];

    /// <summary>The terms that were seen.</summary>
    public IEnumerable<int> Terms => hits.Keys;

    /// <summary>Notes a sighting; they come in the order of the text.</summary>
    public void Add(int term, Hit hit)
    {
        if (!hits.TryGetValue(term, out var seen))
        {
            hits[term] = seen = new(1);
        }

        if (seen.Count < MostOfOne)
        {
            seen.Add(hit);
        }
    }

    /// <summary>Where a term was seen, in order; empty where it was not.</summary>
    public IReadOnlyList<Hit> Of(int term) => hits.TryGetValue(term, out var seen) ? seen : [];

    /// <summary>The first sighting of any of these terms that begins at <paramref name="from"/> or later; null where there is none.</summary>
    public Hit? FirstOf(ReadOnlySpan<int> terms, int from)
    {
        Hit? first = null;
        foreach (var term in terms)
        {
            foreach (var hit in Of(term))
            {
                if (hit.Start >= from)
                {
                    first = first is { } known && known.Start <= hit.Start ? known : hit;
                    break;
                }
            }
        }

        return first;
    }
}
