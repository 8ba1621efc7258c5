using System.Runtime.InteropServices;

namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>
/// Which terms stand in a text, and where. A term keeps its first sightings and its newest, so that a hostile text costs no
/// more than a long one, and what a long log ends with is not lost.
/// </summary>
/// <param name="terms">How many terms there are.</param>
internal sealed class Sightings(int terms)
{
    private const int MostFirst = 16;
    private const int MostOfOne = 2 * MostFirst;
    private const int None = 0;
    private readonly int[] firsts = new int[terms];
    private readonly List<int> seen = [];

    /// <summary>All sightings; those of one term are linked in the order of the text. The one at 0 stands for none.</summary>
    private readonly List<Sighting> all = [default];

    /// <summary>The terms that were seen.</summary>
    public IReadOnlyList<int> Terms => seen;

    /// <summary>Notes a sighting. Those of one term come in the order of the text.</summary>
    public void Add(int term, Hit hit)
    {
        var first = firsts[term];
        if (first == None)
        {
            firsts[term] = all.Count;
            seen.Add(term);
            all.Add(new(hit, Last: all.Count));
            return;
        }

        var sightings = CollectionsMarshal.AsSpan(all);
        ref var head = ref sightings[first];
        if (head.Count == MostOfOne)
        {
            Renew(sightings, ref head, hit);
            return;
        }

        head.Count++;
        head.LastFirst = head.Count == MostFirst ? all.Count : head.LastFirst;
        sightings[head.Last].Next = all.Count;
        head.Last = all.Count;
        all.Add(new(hit));
    }

    /// <summary>The first sighting of any of these terms that begins at <paramref name="from"/> or later; null where there is none. Of two at one place, the term that was asked for first.</summary>
    public Hit? FirstOf(int[] group, int from)
    {
        Hit? best = null;
        foreach (var term in group)
        {
            var at = firsts[term];
            while (at != None && all[at].Where.Start < from)
            {
                at = all[at].Next;
            }

            if (at != None && !(best?.Start <= all[at].Where.Start))
            {
                best = all[at].Where;
            }
        }

        return best;
    }

    /// <summary>The newest sighting takes the place of the oldest that is not one of the first.</summary>
    private static void Renew(Span<Sighting> sightings, ref Sighting head, Hit hit)
    {
        var oldest = sightings[head.LastFirst].Next;
        sightings[head.LastFirst].Next = sightings[oldest].Next;
        sightings[head.Last].Next = oldest;
        sightings[oldest] = new(hit);
        head.Last = oldest;
    }

    /// <param name="Where">Its place.</param>
    /// <param name="Next">The next one of the same term.</param>
    /// <param name="Last">Of the first one: the newest of the term.</param>
    /// <param name="LastFirst">Of the first one: the last of those that stay.</param>
    /// <param name="Count">Of the first one: how many there are.</param>
    [StructLayout(LayoutKind.Auto)]
    private record struct Sighting(Hit Where, int Next = None, int Last = None, int LastFirst = None, int Count = 1);
}
