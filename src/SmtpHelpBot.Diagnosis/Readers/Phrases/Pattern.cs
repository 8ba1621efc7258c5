using System.Collections.Immutable;

namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>
/// What to look for, written as <c>password|passwort ~ wrong|falsch &amp; @gmail &amp; !imap</c>: <c>|</c> parts spellings, <c>~</c>
/// is "and soon after it", <c>+</c> "and right after it", <c>&lt;&gt;</c> "near it, before or after", <c>&amp;</c> "and anywhere",
/// <c>!</c> "and nowhere", and <c>{denied}</c> any word of that group (<see cref="WordGroups"/>).
/// </summary>
internal sealed class Pattern
{
    private static readonly string[] Operators = [" & ", " ~ ", " + ", " <> "];

    private readonly ImmutableArray<Chain> wanted;
    private readonly ImmutableArray<int[]> unwanted;

    private Pattern(ImmutableArray<Chain> wanted, ImmutableArray<int[]> unwanted) => (this.wanted, this.unwanted) = (wanted, unwanted);

    /// <summary>Terms of which one must be there for the pattern to be.</summary>
    public IReadOnlyList<int> Calls => wanted[0].First;

    /// <summary>The terms of a written pattern.</summary>
    public static IEnumerable<string> TermsOf(string written) =>
        written.Split(Operators, StringSplitOptions.None).SelectMany(group => group.TrimStart('!').Split('|'));

    /// <summary>Reads a written pattern; its first part is one that is wanted.</summary>
    public static Pattern Parse(string written, Phrasebook book)
    {
        var clauses = written.Split(" & ");
        return new(
            [.. clauses.Where(clause => clause[0] != '!').Select(clause => Chain.Parse(clause, book))],
            [.. clauses.Where(clause => clause[0] == '!').Select(clause => book.IdsOf(clause[1..]))]);
    }

    /// <summary>Where its first part stands; null where the pattern is not there.</summary>
    public Hit? Find(Sightings seen)
    {
        foreach (var terms in unwanted)
        {
            if (seen.FirstOf(terms, 0) is not null)
            {
                return null;
            }
        }

        if (wanted[0].Find(seen) is not { } found)
        {
            return null;
        }

        for (var at = 1; at < wanted.Length; at++)
        {
            if (wanted[at].Find(seen) is null)
            {
                return null;
            }
        }

        return found;
    }
}
