namespace SmtpHelpBot.Delivery.Outbox;

/// <summary>How long to wait after a try that the platform could not take: twice as long each time, with jitter, so that a thousand do not come back at once.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <summary>
    /// The wait after a number of tries; what the platform asks for is the least, up to an hour: nobody is asked to wait for days by a
    /// number that is wrong. Who asks for no wait at all is not tried without one.
    /// </summary>
    public static TimeSpan After(int tries, TimeSpan? asked)
    {
        var doubled = Math.Min(First.TotalSeconds * Math.Pow(2, tries - 1), Longest.TotalSeconds);
        // Spreading calls over time needs no secrecy.
        var jitter = 0.75 + (Random.Shared.NextDouble() / 2);
        var own = TimeSpan.FromSeconds(doubled * jitter);
        return asked is { Ticks: > 0 } least ? (least < LongestAsked ? least : LongestAsked) + TimeSpan.FromMilliseconds(Random.Shared.Next(250)) : own;
    }
}
