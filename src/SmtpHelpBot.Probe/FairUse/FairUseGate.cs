using System.Threading.RateLimiting;
using SmtpHelpBot.Probe.Counting;

namespace SmtpHelpBot.Probe.FairUse;

/// <summary>
/// Counts who asks, what is looked at and how much in all: with the other bots where they can be asked, else for itself. Who comes
/// too often is told when to come again.
/// </summary>
internal sealed class FairUseGate(FairUseLimits limits, ISharedCounts? shared = null) : IDisposable
{
    private const int Segments = 6;

    /// <summary>Steps of a second in which looks may begin: where fewer begin, they begin one by one.</summary>
    private const int Steps = 50;

    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<string> people = PerKey(limits.PerPersonInTenMinutes, TenMinutes);
    private readonly PartitionedRateLimiter<string> targets = PerKey(limits.PerTargetInMinute, Minute);
    private readonly TokenBucketRateLimiter beginnings = new(Pace(limits.BeginInSecond));
    private readonly SlidingWindowRateLimiter all = new(Window(limits.InMinute, Minute));

    /// <summary>Lets a person ask; otherwise says how long to wait.</summary>
    public async ValueTask<TimeSpan?> WaitOfPersonAsync(string who, CancellationToken cancellation) =>
        await TakeAsync([new($"person:{who.ToLowerInvariant()}", limits.PerPersonInTenMinutes, TenMinutes)], cancellation).ConfigureAwait(false) is { } taken
            ? taken.Wait
            : Wait(people.AttemptAcquire(who), TenMinutes);

    /// <summary>Lets a server be looked at; otherwise says how long to wait.</summary>
    public async ValueTask<TimeSpan?> WaitOfTargetAsync(string target, CancellationToken cancellation) =>
        await TakeAsync([new($"target:{target.ToLowerInvariant()}", limits.PerTargetInMinute, Minute), new("all", limits.InMinute, Minute)], cancellation).ConfigureAwait(false) is { } taken
            ? taken.Wait
            : Wait(targets.AttemptAcquire(target), Minute) ?? Wait(all.AttemptAcquire(), Minute);

    /// <summary>Ends when a look may begin.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        using var lease = await beginnings.AcquireAsync(1, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        beginnings.Dispose();
        people.Dispose();
        targets.Dispose();
        all.Dispose();
    }

    private ValueTask<PlaceTaken?> TakeAsync(IReadOnlyList<CountedWindow> windows, CancellationToken cancellation) =>
        shared?.TakeAsync(windows, cancellation) ?? ValueTask.FromResult<PlaceTaken?>(null);

    // A sliding window does not say when it has room again: one segment on, the oldest are counted no more.
    private static TimeSpan? Wait(RateLimitLease lease, TimeSpan window)
    {
        using (lease)
        {
            return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : window / Segments;
        }
    }

    private static PartitionedRateLimiter<string> PerKey(int count, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => Window(count, window)), StringComparer.OrdinalIgnoreCase);

    private static TokenBucketRateLimiterOptions Pace(int inSecond) => new()
    {
        TokenLimit = Math.Max(1, inSecond / Steps),
        TokensPerPeriod = Math.Max(1, inSecond / Steps),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, inSecond / Steps) / (double)inSecond),
        QueueLimit = int.MaxValue,
    };

    private static SlidingWindowRateLimiterOptions Window(int count, TimeSpan window) => new()
    {
        PermitLimit = count,
        Window = window,
        SegmentsPerWindow = Segments,
        QueueLimit = 0,
    };
}
