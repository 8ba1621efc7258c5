namespace SmtpHelpBot.Diagnosis.Causes;

/// <summary>Makes ranked causes of evidence.</summary>
public static class Ranking
{
    /// <summary>What is left to doubt, even where everything points one way.</summary>
    private const double Doubt = 0.4;

    /// <summary>What every further reason for the same cause counts: they often say the same thing in other words.</summary>
    private const double Further = 0.25;

    /// <summary>A weight of 1 is as good as this one.</summary>
    private const double Loudest = 0.99;

    /// <summary>The causes that <paramref name="evidence"/> speaks for, the likeliest first. Each reason counts once, with its loudest voice; the loudest reason for a cause counts in full.</summary>
    public static IReadOnlyList<RankedCause> Of(IEnumerable<Evidence> evidence)
    {
        var voices = evidence.GroupBy(item => item.Cause).Select(group => (Cause: group.Key, Odds: OddsOf(group))).ToList();
        var total = voices.Sum(voice => voice.Odds) + Doubt;
        return [.. voices.Select(voice => new RankedCause(voice.Cause, voice.Odds / total)).OrderByDescending(ranked => ranked.Confidence).ThenBy(ranked => ranked.Cause)];
    }

    private static double OddsOf(IEnumerable<Evidence> evidence)
    {
        var odds = evidence.GroupBy(item => item.Reason, StringComparer.Ordinal).Select(same => Odds(same.Max(item => item.Weight))).OrderDescending().ToList();
        return odds[0] + (Further * odds.Skip(1).Sum());
    }

    private static double Odds(double weight) => Math.Min(weight, Loudest) / (1 - Math.Min(weight, Loudest));
}
