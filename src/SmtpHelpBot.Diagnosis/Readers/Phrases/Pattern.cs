namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>
/// What to look for, written as <c>password|passwort ~ wrong|falsch &amp; @gmail &amp; !imap</c>: <c>|</c> parts spellings, <c>~</c>
/// is "and soon after it", <c>&lt;&gt;</c> "near it, before or after", <c>&amp;</c> "and anywhere", <c>!</c> "and nowhere".
/// </summary>
internal sealed class Pattern
{
    /// <summary>How many characters may stand between two neighbours.</summary>
    private const int FarthestNeighbour = 70;

    private readonly Chain[] wanted;
    private readonly int[][] unwanted;

    private Pattern(Chain[] wanted, int[][] unwanted) => (this.wanted, this.unwanted) = (wanted, unwanted);

    /// <summary>Terms of which one must be there for the pattern to be.</summary>
    public IReadOnlyList<int> Calls => wanted[0].Groups[0];

    /// <summary>The terms of a written pattern.</summary>
    public static IEnumerable<string> TermsOf(string written) =>
        written.Split([" & ", " ~ ", " <> "], StringSplitOptions.None).SelectMany(group => group.TrimStart('!').Split('|'));

    /// <summary>Reads a written pattern; its first part is one that is wanted.</summary>
    public static Pattern Parse(string written, Phrasebook book)
    {
        var clauses = written.Split(" & ");
        return new(
            [.. clauses.Where(clause => clause[0] != '!').Select(clause => Chain.Parse(clause, book))],
            [.. clauses.Where(clause => clause[0] == '!').Select(clause => Ids(clause[1..], book))]);
    }

    /// <summary>Where its first part stands; null where the pattern is not there.</summary>
    public Hit? Find(Sightings seen)
    {
        if (unwanted.Any(terms => seen.FirstOf(terms, 0) is not null) || wanted[0].Find(seen) is not { } found)
        {
            return null;
        }

        return wanted.Skip(1).All(chain => chain.Find(seen) is not null) ? found : null;
    }

    private static int[] Ids(string group, Phrasebook book) => [.. group.Split('|').Select(term => book.IdOf(term)!.Value)];

    /// <summary>Groups that stand one after the other, or two that stand near each other.</summary>
    private sealed record Chain(int[][] Groups, bool EitherWay)
    {
        public static Chain Parse(string clause, Phrasebook book)
        {
            var eitherWay = clause.Contains(" <> ", StringComparison.Ordinal);
            return new([.. clause.Split(eitherWay ? " <> " : " ~ ").Select(group => Ids(group, book))], eitherWay);
        }

        public Hit? Find(Sightings seen) => Follow(seen, Groups) ?? (EitherWay ? Follow(seen, [Groups[1], Groups[0]]) : null);

        private static Hit? Follow(Sightings seen, int[][] groups)
        {
            for (var from = 0; seen.FirstOf(groups[0], from) is { } first; from = first.Start + 1)
            {
                if (Rest(seen, groups, first) is { } end)
                {
                    return new(first.Start, end);
                }
            }

            return null;
        }

        private static int? Rest(Sightings seen, int[][] groups, Hit first)
        {
            var end = first.End;
            foreach (var group in groups.AsSpan(1))
            {
                if (seen.FirstOf(group, end) is not { } next || next.Start - end > FarthestNeighbour)
                {
                    return null;
                }

                end = next.End;
            }

            return end;
        }
    }
}
