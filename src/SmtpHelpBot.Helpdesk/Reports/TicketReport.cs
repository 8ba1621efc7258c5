using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Helpdesk.Reports;

/// <summary>What a report needs of one ticket.</summary>
/// <param name="Cause">The cause it was resolved with, or else the likeliest; null where neither is known.</param>
/// <param name="Provider">The mail provider; empty where it is not known.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ClaimedAt">When an expert first took it; null where none has.</param>
/// <param name="ResolvedAt">When it was last resolved; null where it is not.</param>
public sealed record TicketFigure(Cause? Cause, string Provider, DateTimeOffset OpenedAt, DateTimeOffset? ClaimedAt, DateTimeOffset? ResolvedAt);

/// <summary>How the helpdesk fared over a time. Pure.</summary>
/// <param name="Tickets">How many tickets were opened.</param>
/// <param name="ByCause">How many of each cause, the most first; those without a known cause do not count.</param>
/// <param name="ByProvider">How many of each provider, the most first; those without a known one do not count.</param>
/// <param name="UntilClaimed">The median time until an expert took one; null where none was taken.</param>
/// <param name="UntilResolved">The median time until one was resolved; null where none was.</param>
/// <param name="SolvedAlone">Cases that were solved without a ticket.</param>
/// <param name="ShareAlone">Those among all cases that were solved or handed over, from 0 to 1; null where there were none.</param>
public sealed record TicketReport(
    int Tickets,
    IReadOnlyList<KeyValuePair<Cause, int>> ByCause,
    IReadOnlyList<KeyValuePair<string, int>> ByProvider,
    TimeSpan? UntilClaimed,
    TimeSpan? UntilResolved,
    int SolvedAlone,
    double? ShareAlone)
{
    private const int MostProviders = 5;

    /// <summary>The report over these tickets, and over the cases that never became one.</summary>
    public static TicketReport Of(IReadOnlyList<TicketFigure> figures, int solvedAlone) => new(
        figures.Count,
        [.. Count(figures.Select(figure => figure.Cause).OfType<Cause>()).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)],
        [.. Count(figures.Select(figure => figure.Provider).Where(name => name.Length > 0)).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MostProviders)],
        Median(figures.Select(figure => figure.ClaimedAt - figure.OpenedAt)),
        Median(figures.Select(figure => figure.ResolvedAt - figure.OpenedAt)),
        solvedAlone,
        figures.Count + solvedAlone == 0 ? null : (double)solvedAlone / (figures.Count + solvedAlone));

    private static IEnumerable<KeyValuePair<T, int>> Count<T>(IEnumerable<T> items)
        where T : notnull => items.GroupBy(item => item).Select(group => KeyValuePair.Create(group.Key, group.Count()));

    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    private static TimeSpan? Median(IEnumerable<TimeSpan?> times)
    {
        var sorted = times.OfType<TimeSpan>().Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
