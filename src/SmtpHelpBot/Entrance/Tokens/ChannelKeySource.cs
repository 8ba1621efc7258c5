namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>
/// The channel's keys: read in the background before they are old, and at once when a token names one that is not among them,
/// though not more than once a minute. Whoever comes meanwhile waits for the same reading; what is known stays while it cannot be
/// read, for days.
/// </summary>
internal sealed partial class ChannelKeySource(Func<CancellationToken, Task<ChannelKeys>> read, TimeProvider time, ILogger<ChannelKeySource> logger)
{
    /// <summary>Keys are read again when they are so old; the channel announces new ones days before it uses them.</summary>
    public static readonly TimeSpan RenewAfter = TimeSpan.FromHours(12);

    /// <summary>For so long what is known is believed while it cannot be read again.</summary>
    public static readonly TimeSpan LongestOutage = TimeSpan.FromDays(5);

    /// <summary>So often a token with an unknown key makes them be read.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>So long after a failure nobody waits for the next.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private Known? known;
    private Task<ChannelKeys>? reading;
    private long? tried;

    /// <summary>Whether there are keys to believe.</summary>
    public bool HasKeys => Believed() is not null;

    /// <summary>The keys; fails where there are none to believe and none can be read now.</summary>
    public ValueTask<ChannelKeys> GetAsync(CancellationToken cancellation) => Believed() is { } keys
        ? new(keys)
        : new(ReadAsync(AfterFailure, cancellation));

    /// <summary>The keys after those that were <paramref name="seen"/>, or the same where there are no others.</summary>
    public async ValueTask<ChannelKeys> GetAfterAsync(ChannelKeys seen, CancellationToken cancellation)
    {
        if (Believed() is { } current && current != seen)
        {
            return current;
        }

        try
        {
            return await ReadAsync(Pause, cancellation);
        }
        catch (KeysUnreadableException)
        {
            return seen;
        }
    }

    /// <summary>Reads them now and whenever they grow old, until it is stopped.</summary>
    public async Task KeepFreshAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(TimeSpan.Zero, stopping);
                await Task.Delay(RenewAfter, time, stopping);
            }
            catch (KeysUnreadableException)
            {
                await Task.Delay(Pause, time, stopping);
            }
        }
    }

    private ChannelKeys? Believed() => Volatile.Read(ref known) is { } last && time.GetElapsedTime(last.At) < LongestOutage ? last.Keys : null;

    /// <summary>Joins the reading that runs, or begins one where the last is long enough ago.</summary>
    private Task<ChannelKeys> ReadAsync(TimeSpan pause, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (reading is null && tried is { } last && time.GetElapsedTime(last) < pause)
            {
                return Believed() is { } keys ? Task.FromResult(keys) : Task.FromException<ChannelKeys>(new KeysUnreadableException(null));
            }

            reading ??= Task.Run(ReadOnceAsync, CancellationToken.None);
            return reading.WaitAsync(cancellation);
        }
    }

    private async Task<ChannelKeys> ReadOnceAsync()
    {
        try
        {
            var keys = await read(CancellationToken.None);
            Volatile.Write(ref known, new(keys, time.GetTimestamp()));
            return keys;
        }
        catch (Exception problem)
        {
            Log.Unreadable(logger, Believed() is null ? "Nobody of Teams can be let in until they are." : "Those that are known are used.", problem.Message);
            throw new KeysUnreadableException(problem);
        }
        finally
        {
            lock (gate)
            {
                (reading, tried) = (null, time.GetTimestamp());
            }
        }
    }

    private sealed record Known(ChannelKeys Keys, long At);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of the channel's tokens cannot be read. {Consequence} ({Problem})")]
        public static partial void Unreadable(ILogger logger, string consequence, string problem);
    }
}

/// <summary>The channel's keys cannot be read now: whether a token is good cannot be said.</summary>
internal sealed class KeysUnreadableException(Exception? problem) : Exception("The keys of the channel's tokens cannot be read.", problem);
