namespace SmtpHelpBot.Benchmarks.Readings;

/// <summary>Finds what words weigh for each class, by logistic regression: weights that are no larger than the texts call for.</summary>
/// <param name="classes">How many classes there are.</param>
/// <param name="words">How many words there are.</param>
internal sealed class WordRegression(int classes, int words)
{
    private const int Rounds = 150;
    private const double Restraint = 4;
    private const double FirstStep = 0.05;
    private const double RoundsToHalfStep = 60;
    private const double Inertia = 0.9;
    private const double Memory = 0.99;
    private const double Tiny = 1e-8;

    private readonly double[] weights = new double[(words + 1) * classes];
    private readonly double[] drift = new double[(words + 1) * classes];
    private readonly double[] spread = new double[(words + 1) * classes];

    /// <summary>What a word weighs for each class.</summary>
    public ReadOnlySpan<double> Of(int word) => weights.AsSpan(word * classes, classes);

    /// <summary>What counts before any word is read.</summary>
    public ReadOnlySpan<double> Before => Of(words);

    /// <summary>Fits the weights to texts: the words of each, and how the classes share it.</summary>
    public void Fit(IReadOnlyList<(int[] Words, double[] Shares)> texts)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            Step(Slope(texts), round);
        }
    }

    private double[] Slope(IReadOnlyList<(int[] Words, double[] Shares)> texts)
    {
        double[] slope = [.. weights.Select((weight, at) => at < words * classes ? Restraint * weight : 0)];
        foreach (var (seen, shares) in texts)
        {
            var said = Say(seen);
            foreach (var word in seen.Append(words))
            {
                for (var at = 0; at < classes; at++)
                {
                    slope[(word * classes) + at] += said[at] - shares[at];
                }
            }
        }

        return slope;
    }

    private double[] Say(int[] seen)
    {
        var sums = Before.ToArray();
        foreach (var word in seen)
        {
            for (var at = 0; at < classes; at++)
            {
                sums[at] += weights[(word * classes) + at];
            }
        }

        var most = sums.Max();
        double[] odds = [.. sums.Select(sum => Math.Exp(sum - most))];
        return [.. odds.Select(part => part / odds.Sum())];
    }

    /// <summary>A step of Adam, which gets shorter.</summary>
    private void Step(double[] slope, int round)
    {
        var length = FirstStep / (1 + (round / RoundsToHalfStep));
        for (var at = 0; at < weights.Length; at++)
        {
            drift[at] = (Inertia * drift[at]) + ((1 - Inertia) * slope[at]);
            spread[at] = (Memory * spread[at]) + ((1 - Memory) * slope[at] * slope[at]);
            var towards = drift[at] / (1 - Math.Pow(Inertia, round));
            weights[at] -= length * towards / (Math.Sqrt(spread[at] / (1 - Math.Pow(Memory, round))) + Tiny);
        }
    }
}
