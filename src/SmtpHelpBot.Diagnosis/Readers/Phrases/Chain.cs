namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>Terms that stand one after the other, or two that stand near each other.</summary>
internal sealed class Chain
{
    /// <summary>How many characters may stand between neighbours.</summary>
    private const int FarthestNeighbour = 70;

    /// <summary>How many characters may stand between what belongs together: a short word.</summary>
    private const int FarthestTouching = 8;

    private readonly List<(int[] Terms, int Farthest)> links;
    private readonly bool eitherWay;

    private Chain(List<(int[] Terms, int Farthest)> links, bool eitherWay) => (this.links, this.eitherWay) = (links, eitherWay);

    /// <summary>Terms of which one must be there for the chain to be.</summary>
    public int[] First => links[0].Terms;

    /// <summary>Reads a written chain.</summary>
    public static Chain Parse(string written, Phrasebook book)
    {
        if (written.Split(" <> ") is [var one, var other])
        {
            return new([(book.IdsOf(one), 0), (book.IdsOf(other), FarthestNeighbour)], eitherWay: true);
        }

        var read = new List<(int[] Terms, int Farthest)>();
        foreach (var part in written.Split(" ~ "))
        {
            var touching = part.Split(" + ");
            read.Add((book.IdsOf(touching[0]), FarthestNeighbour));
            read.AddRange(touching.Skip(1).Select(group => (book.IdsOf(group), FarthestTouching)));
        }

        return new(read, eitherWay: false);
    }

    /// <summary>Where the chain stands; null where it does not.</summary>
    public Hit? Find(Sightings seen)
    {
        for (var from = 0; seen.FirstOf(links[0].Terms, from) is { } first; from = first.Start + 1)
        {
            if (Follow(seen, first) is { } end)
            {
                return new(first.Start, end);
            }
        }

        return eitherWay ? Backwards(seen) : null;
    }

    private Hit? Backwards(Sightings seen)
    {
        for (var from = 0; seen.FirstOf(links[1].Terms, from) is { } first; from = first.Start + 1)
        {
            if (seen.FirstOf(links[0].Terms, first.End) is { } next && next.Start - first.End <= links[1].Farthest)
            {
                return new(first.Start, next.End);
            }
        }

        return null;
    }

    private int? Follow(Sightings seen, Hit first)
    {
        var end = first.End;
        for (var at = 1; at < links.Count; at++)
        {
            if (seen.FirstOf(links[at].Terms, end) is not { } next || next.Start - end > links[at].Farthest)
            {
                return null;
            }

            end = next.End;
        }

        return end;
    }
}
