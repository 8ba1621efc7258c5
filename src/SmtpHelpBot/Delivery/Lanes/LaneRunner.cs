using System.Threading.Channels;

namespace SmtpHelpBot.Delivery.Lanes;

/// <summary>
/// Runs work in lanes, one a conversation: within a lane one piece at a time and in order, lanes side by side. A piece that
/// has to wait pauses its own lane and holds no worker.
/// </summary>
internal sealed partial class LaneRunner(int workers, TimeProvider time, ILogger logger)
{
    /// <summary>More than people say in a conversation while something else is worked on, and a small part of what may wait in all.</summary>
    public const int MostInOne = 100;

    /// <summary>A lane that was paused within this time moves at the pace of what it waits for, and will be paused again.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Channel<Lane> ready = Channel.CreateUnbounded<Lane>();
    private readonly Lock gate = new();
    private int waiting;

    /// <summary>How many pieces run side by side at most.</summary>
    public int Workers => workers;

    /// <summary>How many pieces could run now, were there workers enough. Those of a paused lane do not count.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Whether so much waits in one lane that others would feel more of it. Where a lane is paused, or was lately, nobody does.</summary>
    public bool IsFull(string name) => HasMost(name, orPaused: false);

    /// <summary>Whether so much waits in one lane, paused or not.</summary>
    public bool HasMost(string name) => HasMost(name, orPaused: true);

    /// <summary>Adds a piece to a lane. It returns null when it is done, or how long its lane waits before it runs again.</summary>
    public void Add(string name, Piece work)
    {
        lock (gate)
        {
            if (!lanes.TryGetValue(name, out var lane))
            {
                lanes.Add(name, lane = new(name));
            }

            lane.Pieces.Enqueue(work);
            waiting += lane.Pause is null ? 1 : 0;
            if (lane.Pieces.Count == 1)
            {
                ready.Writer.TryWrite(lane);
            }
        }
    }

    /// <summary>Runs a piece in its lane and hands over its result.</summary>
    public Task<T> RunInLaneAsync<T>(string name, Func<CancellationToken, Task<T>> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(name, async cancellation =>
        {
            try
            {
                done.SetResult(await work(cancellation));
            }
            catch (Exception problem)
            {
                done.SetException(problem);
            }

            return null;
        });
        return done.Task;
    }

    /// <summary>Works until it is cancelled, which is its usual end.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(cancellation), cancellation)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A start that fails, such as on a port that is taken, would otherwise be told with a stack trace for each worker.
        }
    }

    private bool HasMost(string name, bool orPaused)
    {
        lock (gate)
        {
            return lanes.TryGetValue(name, out var lane) && (orPaused || !IsPaused(lane)) && lane.Pieces.Count >= MostInOne;
        }
    }

    private bool IsPaused(Lane lane) => lane.Pause is not null || time.GetUtcNow() - lane.PausedUntil < Lately;

    private async Task WorkAsync(CancellationToken cancellation)
    {
        await foreach (var lane in ready.Reader.ReadAllAsync(cancellation))
        {
            if (await RunAsync(lane, cancellation) is { } wait)
            {
                Pause(lane, wait);
            }
            else
            {
                Advance(lane);
            }
        }
    }

    private async Task<TimeSpan?> RunAsync(Lane lane, CancellationToken cancellation)
    {
        try
        {
            return await First(lane)(cancellation);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.Trouble(logger, lane.Name, problem);
            return AfterTrouble;
        }
    }

    private Piece First(Lane lane)
    {
        lock (gate)
        {
            return lane.Pieces.Peek();
        }
    }

    private void Advance(Lane lane)
    {
        lock (gate)
        {
            lane.Pieces.Dequeue();
            waiting--;
            if (lane.Pieces.Count == 0)
            {
                lanes.Remove(lane.Name);
            }
            else
            {
                ready.Writer.TryWrite(lane);
            }
        }
    }

    private void Pause(Lane lane, TimeSpan wait)
    {
        lock (gate)
        {
            waiting -= lane.Pieces.Count;
            lane.Pause = time.CreateTimer(_ => Resume(lane), null, wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Resume(Lane lane)
    {
        lock (gate)
        {
            lane.Pause?.Dispose();
            (lane.Pause, lane.PausedUntil) = (null, time.GetUtcNow());
            waiting += lane.Pieces.Count;
            ready.Writer.TryWrite(lane);
        }
    }

    private sealed class Lane(string name)
    {
        public string Name => name;

        public Queue<Piece> Pieces { get; } = new();

        public ITimer? Pause { get; set; }

        public DateTimeOffset PausedUntil { get; set; } = DateTimeOffset.MinValue;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Work in lane {Lane} failed and is tried again.")]
        public static partial void Trouble(ILogger logger, string lane, Exception problem);
    }
}

/// <summary>A piece of work in a lane: null when it is done, or how long its lane waits before it runs again.</summary>
internal delegate Task<TimeSpan?> Piece(CancellationToken cancellation);
