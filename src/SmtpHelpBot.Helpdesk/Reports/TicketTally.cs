using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Helpdesk.Reports;

/// <summary>The tickets of a time, summed up.</summary>
/// <param name="Tickets">How many were opened.</param>
/// <param name="ByCause">How many of each cause; those without a known cause do not count.</param>
/// <param name="ByProvider">How many of the providers that were named most, the most first; tickets without a known one do not count.</param>
/// <param name="UntilClaimed">The median time until an expert took one; null where none was taken.</param>
/// <param name="UntilResolved">The median time until one was resolved; null where none was.</param>
public sealed record TicketTally(
    int Tickets,
    IReadOnlyDictionary<Cause, int> ByCause,
    IReadOnlyList<KeyValuePair<string, int>> ByProvider,
    TimeSpan? UntilClaimed,
    TimeSpan? UntilResolved);
