using System.Collections.Concurrent;
using System.Diagnostics;

namespace SmtpHelpBot.Benchmarks.Platform;

/// <summary>Who waits for the answer to which message. A message counts as delivered with the first activity that answers it.</summary>
internal sealed class Deliveries
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> expected = new(StringComparer.Ordinal);
    private int delivered;

    /// <summary>How many messages were answered so far.</summary>
    public int Count => Volatile.Read(ref delivered);

    /// <summary>The point in time (as <see cref="Stopwatch"/> counts it) at which the answer to a message arrives.</summary>
    public Task<long> ExpectAsync(string messageId) =>
        expected.GetOrAdd(messageId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>An answer is here.</summary>
    public void Arrive(string messageId)
    {
        var now = Stopwatch.GetTimestamp();
        if (expected.TryRemove(messageId, out var waiting))
        {
            Interlocked.Increment(ref delivered);
            waiting.SetResult(now);
        }
    }
}
