namespace SmtpHelpBot.Probe.Counting;

/// <summary>Counts for several bots together what each would else count for itself.</summary>
public interface ISharedCounts
{
    /// <summary>Takes a place in each of these windows, or in none where one is full; null where the others cannot be asked now.</summary>
    ValueTask<PlaceTaken?> TakeAsync(IReadOnlyList<CountedWindow> windows, CancellationToken cancellation);
}

/// <summary>So many within such a time.</summary>
/// <param name="Of">What is counted.</param>
/// <param name="Most">How many there may be.</param>
/// <param name="Within">Within what time.</param>
public sealed record CountedWindow(string Of, int Most, TimeSpan Within);

/// <summary>Whether there was a place.</summary>
/// <param name="Wait">How long until there is room; null where the place was taken.</param>
public sealed record PlaceTaken(TimeSpan? Wait);
