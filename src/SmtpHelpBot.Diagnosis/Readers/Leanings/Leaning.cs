using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers.Phrases;

namespace SmtpHelpBot.Diagnosis.Readers.Leanings;

/// <summary>
/// Where the words of a text lean when each is weighed for itself. Signs ask for words that belong together and miss what is
/// said in another way; that a text speaks of a limit, a sender or a network is heard all the same.
/// </summary>
internal sealed class Leaning
{
    private const double Unit = 0.1;
    private static readonly int Causes = Enum.GetValues<Cause>().Length;
    private readonly sbyte[]?[] byTerm;
    private readonly sbyte[] before;

    /// <param name="book">Knows the terms; a weight of a term that no sign asks for any more is left out.</param>
    /// <param name="data">What they weigh.</param>
    public Leaning(Phrasebook book, WordWeights data)
    {
        before = data.Before;
        byTerm = new sbyte[book.Count][];
        foreach (var (term, weights) in data.Words)
        {
            if (book.IdOf(term) is { } id)
            {
                byTerm[id] = weights;
            }
        }
    }

    /// <summary>How the causes share what the words of a text say.</summary>
    public Shares Of(Sightings seen)
    {
        var sums = new double[Causes];
        Add(before, sums);
        var weighed = 0;
        foreach (var term in seen.Terms)
        {
            Add(byTerm[term], sums);
            weighed += byTerm[term] is null ? 0 : 1;
        }

        return Shares.Of(sums, weighed);
    }

    private static void Add(ReadOnlySpan<sbyte> weights, double[] sums)
    {
        for (var cause = 0; cause < weights.Length; cause++)
        {
            sums[cause] += weights[cause] * Unit;
        }
    }
}
