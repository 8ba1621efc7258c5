using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>Time that the test moves, and that tells the test what is being waited for.</summary>
public sealed class WatchedTime : FakeTimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public WatchedTime()
        : base(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next wait for so long.</summary>
    public async Task NextWaitOfAsync(TimeSpan wanted)
    {
        while (await waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience) != wanted)
        {
            // Somebody else's.
        }
    }

    /// <summary>The next wait that is not one of the workers' looks, for jobs every ten seconds, for tickets that stand still every 45 and for what is old after five minutes and every hour, or the door's, which gives a body 15.</summary>
    public async Task<TimeSpan> NextWaitAsync()
    {
        while (true)
        {
            var wait = await waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
            if (wait.TotalSeconds is not (10 or 15 or 45 or 300 or 3600))
            {
                return wait;
            }
        }
    }
}
