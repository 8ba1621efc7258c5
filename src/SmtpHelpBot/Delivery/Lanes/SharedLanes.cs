using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Delivery.Lanes;

/// <summary>
/// Takes conversations out of those that several processes share, works in each until nothing is left, and gives it back. Within a
/// process it is a lane like any other, so that what has to wait holds no worker.
/// </summary>
internal sealed partial class SharedLanes(LaneStore store, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<SharedLanes> logger) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(40);
    private readonly TimeSpan lease = TimeSpan.FromSeconds(options.Value.ConversationLeaseSeconds);
    private readonly LaneBell bell = new();
    private readonly ConcurrentDictionary<string, Lease> mine = new(StringComparer.Ordinal);
    private long waiting;

    /// <summary>Whether a conversation may wait for a worker of this process; where none does, who is ready need not look for one.</summary>
    private volatile bool mayBeMore = true;

    /// <summary>How much waited in conversations that no process has, when that was last looked at.</summary>
    public long Waiting => Volatile.Read(ref waiting);

    /// <summary>There may be something to do.</summary>
    public void Wake() => bell.Ring();

    /// <summary>Takes conversations while there are workers for them, until it is cancelled; then gives back what this process has.</summary>
    /// <param name="side">Turns or posts.</param>
    /// <param name="lanes">Where the work is done.</param>
    /// <param name="next">Finds the next piece of work of a conversation; null where there is none.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync(LaneSide side, LaneRunner lanes, NextPiece next, CancellationToken cancellation)
    {
        await using var renewal = time.CreateTimer(_ => _ = RenewAsync(side, cancellation), null, lease / 4, lease / 4);
        try
        {
            // Also tells that the server is in reach: what a dead process had is taken from the first look on.
            await RenewAsync(side, cancellation);
            while (true)
            {
                await ClaimAsync(side, lanes, next, cancellation);
                await bell.WaitAsync(lease / 3, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    /// <summary>
    /// Works in a conversation under a lease, after what waits there. Where another process has it, or what is before it has to wait,
    /// it is tried again, and holds no worker meanwhile.
    /// </summary>
    public Task<T> RunInLaneAsync<T>(
        LaneSide side, LaneRunner lanes, string lane, NextPiece next, Func<Lease, CancellationToken, Task<T>> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lanes.Add(lane, async cancellation =>
        {
            var wait = await TryInLaneAsync(side, lane, next, async (held, stop) => done.SetResult(await work(held, stop)), done.SetException, cancellation);
            if (wait is null)
            {
                lanes.Add(lane, stop => WorkAsync(lane, next, stop));
            }

            return wait;
        });
        return done.Task;
    }

    /// <summary>Gives back what this process has, so that others need not wait until it seems dead.</summary>
    public async Task LeaveAsync(LaneSide side)
    {
        try
        {
            await store.LeaveAllAsync(side, CancellationToken.None);
        }
        catch (Exception problem)
        {
            Log.NotLeft(logger, problem);
        }
    }

    public void Dispose() => bell.Dispose();

    /// <summary>Keeps what this process knows to be its own; what was taken for it and never heard of runs out.</summary>
    private async Task RenewAsync(LaneSide side, CancellationToken cancellation)
    {
        try
        {
            await store.RenewAsync(side, [.. mine.Keys], lease, cancellation);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.NotRenewed(logger, problem);
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }

    private async Task ClaimAsync(LaneSide side, LaneRunner lanes, NextPiece next, CancellationToken cancellation)
    {
        try
        {
            // Until the look is over, who ends rings.
            mayBeMore = true;
            var free = lanes.Workers - lanes.Waiting;
            var claimed = free > 0 ? await store.ClaimAsync(side, free, lease, cancellation) : [];
            mayBeMore = free <= 0 || claimed.Count == free;
            foreach (var held in claimed)
            {
                mine[held.Lane] = held;
                lanes.Add(held.Lane, stop => WorkAsync(held.Lane, next, stop));
            }

            Volatile.Write(ref waiting, mayBeMore ? await store.WaitingAsync(side, cancellation) : 0);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.Blind(logger, problem);
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation);
            bell.Ring();
        }
    }

    /// <summary>Does what there is to do in a conversation; gives how long that has to wait, or null when the conversation is given back.</summary>
    private async Task<TimeSpan?> WorkAsync(string lane, NextPiece next, CancellationToken cancellation)
    {
        while (mine.TryGetValue(lane, out var held))
        {
            try
            {
                if (await ClearAsync(held, next, cancellation) is { } wait)
                {
                    await RestAsync(held, wait, cancellation);
                    return wait;
                }

                await LeaveAsync(held, cancellation);
            }
            catch (LeaseLostException)
            {
                Lose(held);
            }
        }

        if (mayBeMore)
        {
            bell.Ring();
        }

        return null;
    }

    /// <summary>How much waits to go out is asked at every door; that a turn is tried again soon, at none.</summary>
    private async Task RestAsync(Lease held, TimeSpan wait, CancellationToken cancellation)
    {
        try
        {
            await (held.Side == LaneSide.Posts && wait > TimeSpan.Zero ? store.RestAsync(held, wait, cancellation) : Task.CompletedTask);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.NotTold(logger, held.Lane, problem);
        }
    }

    private async Task LeaveAsync(Lease held, CancellationToken cancellation)
    {
        if (await store.LeaveAsync(held, cancellation) is { } more)
        {
            mine.TryUpdate(held.Lane, more, held);
        }
        else
        {
            mine.TryRemove(KeyValuePair.Create(held.Lane, held));
        }
    }

    /// <summary>Does one piece after the other, to the end or to one that has to wait.</summary>
    private static async Task<TimeSpan?> ClearAsync(Lease held, NextPiece next, CancellationToken cancellation)
    {
        while (await next(held, cancellation) is { } piece)
        {
            if (await piece(cancellation) is { } wait)
            {
                return wait;
            }
        }

        return null;
    }

    /// <summary>Gives how long the work has to wait; null when it is done or has failed.</summary>
    private async Task<TimeSpan?> TryInLaneAsync(
        LaneSide side, string lane, NextPiece next, Func<Lease, CancellationToken, Task> work, Action<Exception> failed, CancellationToken cancellation)
    {
        Lease? held = null;
        try
        {
            held = await TakeAsync(side, lane, cancellation);
            if (held is null)
            {
                return LookAgain;
            }

            if (await ClearAsync(held, next, cancellation) is { } wait)
            {
                return wait;
            }

            await work(held, cancellation);
        }
        catch (LeaseLostException)
        {
            // Nothing of it was stored: it is done again when this process has the conversation.
            Lose(held!);
            return LookAgain;
        }
        catch (Exception problem)
        {
            failed(problem);
        }

        return null;
    }

    /// <summary>A conversation that this process has already is not asked for: its turn to give it back comes after this.</summary>
    private async Task<Lease?> TakeAsync(LaneSide side, string lane, CancellationToken cancellation)
    {
        if (!mine.TryGetValue(lane, out var held) && await store.ClaimAsync(side, lane, lease, cancellation) is { } taken)
        {
            mine[lane] = held = taken;
        }

        return held;
    }

    /// <summary>This very lease: the conversation may be this process's again under a newer one.</summary>
    private void Lose(Lease held)
    {
        mine.TryRemove(KeyValuePair.Create(held.Lane, held));
        Log.Lost(logger, held.Lane);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What waits could not be looked for; the next look is soon.")]
        public static partial void Blind(ILogger logger, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What this process works on could not be kept; the next try is soon.")]
        public static partial void NotRenewed(ILogger logger, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Another process took {Lane}, because this one stood still for too long.")]
        public static partial void Lost(ILogger logger, string lane);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Other processes could not be told that {Lane} has to wait.")]
        public static partial void NotTold(ILogger logger, string lane, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What this process had could not be given back; others take it when its leases have run out.")]
        public static partial void NotLeft(ILogger logger, Exception problem);
    }
}

/// <summary>Finds the next piece of work of a conversation that this process has; null where nothing is left.</summary>
internal delegate Task<Piece?> NextPiece(Lease lease, CancellationToken cancellation);
