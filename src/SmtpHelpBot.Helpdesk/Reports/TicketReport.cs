using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Helpdesk.Reports;

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
    /// <summary>How many providers it names.</summary>
    public const int MostProviders = 5;

    /// <summary>The report over these tickets, and over the cases that never became one.</summary>
    public static TicketReport Of(TicketTally tally, int solvedAlone) => new(
        tally.Tickets,
        [.. tally.ByCause.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)],
        [.. tally.ByProvider.Take(MostProviders)],
        tally.UntilClaimed,
        tally.UntilResolved,
        solvedAlone,
        tally.Tickets + solvedAlone == 0 ? null : (double)solvedAlone / (tally.Tickets + solvedAlone));
}
