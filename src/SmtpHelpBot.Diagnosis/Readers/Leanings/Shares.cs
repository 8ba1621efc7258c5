using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Diagnosis.Readers.Leanings;

/// <summary>How the causes share what the words of a text say.</summary>
internal sealed class Shares
{
    /// <summary>How much of what words say one by one is heard at most: many of them say the same.</summary>
    private const double Heard = 0.6;

    /// <summary>Of so many words half of that is heard: in a short text they are those that the signs asked for already.</summary>
    private const double FewWords = 10;

    /// <summary>How many times louder or less loud they make a sign at most.</summary>
    private const double Most = 4;

    private readonly double[] factors;

    private Shares(double[] factors) => this.factors = factors;

    /// <param name="sums">What was added up for each cause, in their order: logarithms of their odds.</param>
    /// <param name="weighed">Of how many words.</param>
    public static Shares Of(double[] sums, int weighed)
    {
        var heard = Heard * weighed / (weighed + FewWords);
        var most = sums.Max();
        var parts = sums.Select(sum => Math.Exp(sum - most)).ToArray();
        var even = parts.Sum() / parts.Length;
        return new([.. parts.Select(part => Math.Clamp(Math.Pow(part / even, heard), 1 / Most, Most))]);
    }

    /// <summary>A sign is heard louder where the other words of the text lean its way, and less where they lean another.</summary>
    public Evidence Weigh(Evidence evidence)
    {
        var odds = evidence.Weight / (1 - evidence.Weight) * factors[(int)evidence.Cause];
        return evidence with { Weight = odds / (1 + odds) };
    }
}
