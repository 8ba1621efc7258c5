using Microsoft.Extensions.Logging.Abstractions;
using SmtpHelpBot.Delivery.Lanes;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class LaneRunnerTests : IDisposable
{
    private readonly WatchedTime time = new();
    private readonly CancellationTokenSource stop = new();

    [Fact]
    public async Task Pieces_of_a_lane_never_overlap_and_keep_their_order()
    {
        var lanes = new LaneRunner(8, time, NullLogger.Instance);
        var inside = new int[5];
        var seen = Enumerable.Range(0, 5).Select(_ => new List<int>()).ToArray();
        var last = new List<Task>();
        for (var n = 0; n < 500; n++)
        {
            var (piece, lane) = (n, n % 5);
            last.Add(lanes.RunInLaneAsync($"{lane}", async _ =>
            {
                Assert.Equal(1, Interlocked.Increment(ref inside[lane]));
                await Task.Yield();
                seen[lane].Add(piece);
                Interlocked.Decrement(ref inside[lane]);
                return true;
            }));
        }

        var running = lanes.RunAsync(stop.Token);
        await Task.WhenAll(last);
        Assert.All(seen, pieces => Assert.Equal(pieces.Order(), pieces));
        Assert.Equal(500, seen.Sum(pieces => pieces.Count));
        await EndAsync(running);
    }

    [Fact]
    public async Task A_lane_is_full_with_a_hundred_pieces_unless_it_is_paused_and_another_is_not()
    {
        var lanes = new LaneRunner(workers: 1, time, NullLogger.Instance);
        lanes.Add("flood", _ => Task.FromResult<TimeSpan?>(TimeSpan.FromMinutes(1)));
        for (var count = 1; count < 100; count++)
        {
            Assert.False(lanes.IsFull("flood"));
            lanes.Add("flood", _ => Task.FromResult<TimeSpan?>(null));
        }

        Assert.Equal((true, false), (lanes.IsFull("flood"), lanes.IsFull("other")));
        var running = lanes.RunAsync(stop.Token);
        await time.NextWaitAsync();
        await lanes.RunInLaneAsync("other", _ => Task.FromResult(true));
        Assert.False(lanes.IsFull("flood"));
        Assert.Equal((true, false), (lanes.HasMost("flood"), lanes.HasMost("other")));
        await EndAsync(running);
    }

    [Fact]
    public async Task Nor_is_one_that_was_paused_a_moment_ago_and_goes_on_at_the_pace_of_its_platform()
    {
        var lanes = new LaneRunner(workers: 1, time, NullLogger.Instance);
        var (tries, again, gate) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        lanes.Add("paced", async _ =>
        {
            if (++tries == 1)
            {
                return TimeSpan.FromMinutes(1);
            }

            again.SetResult();
            await gate.Task;
            return null;
        });
        foreach (var _ in Enumerable.Range(1, LaneRunner.MostInOne))
        {
            lanes.Add("paced", _ => Task.FromResult<TimeSpan?>(null));
        }

        var running = lanes.RunAsync(stop.Token);
        time.Advance(await time.NextWaitAsync());
        await again.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.False(lanes.IsFull("paced"));
        time.Advance(LaneRunner.Lately);
        Assert.True(lanes.IsFull("paced"));
        gate.SetResult();
        await EndAsync(running);
    }

    [Fact]
    public async Task A_lane_that_waits_holds_no_worker_and_is_not_counted()
    {
        var lanes = new LaneRunner(workers: 1, time, NullLogger.Instance);
        var tries = 0;
        var done = new TaskCompletionSource();
        lanes.Add("waits", _ =>
        {
            tries++;
            if (tries == 2)
            {
                done.SetResult();
            }

            return Task.FromResult<TimeSpan?>(tries == 1 ? TimeSpan.FromMinutes(1) : null);
        });
        var running = lanes.RunAsync(stop.Token);
        var wait = await time.NextWaitAsync();
        await lanes.RunInLaneAsync("other", _ => Task.FromResult(true));
        Assert.Equal(TimeSpan.FromMinutes(1), wait);
        time.Advance(wait);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await EndAsync(running);
    }

    [Fact]
    public async Task A_piece_that_throws_is_run_again_and_keeps_its_place()
    {
        var lanes = new LaneRunner(2, time, NullLogger.Instance);
        var seen = new List<string>();
        lanes.Add("a", _ =>
        {
            seen.Add("first");
            return seen.Count == 1 ? throw new InvalidOperationException("once") : Task.FromResult<TimeSpan?>(null);
        });
        var second = lanes.RunInLaneAsync("a", _ =>
        {
            seen.Add("second");
            return Task.FromResult(true);
        });
        var running = lanes.RunAsync(stop.Token);
        time.Advance(await time.NextWaitAsync());
        await second;
        Assert.Equal(["first", "first", "second"], seen);
        await EndAsync(running);
    }

    public void Dispose() => stop.Dispose();

    private async Task EndAsync(Task running)
    {
        await stop.CancelAsync();
        await running;
    }
}
