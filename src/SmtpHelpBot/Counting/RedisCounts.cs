using System.Security.Cryptography;
using System.Text;
using SmtpHelpBot.Probe.Counting;
using StackExchange.Redis;

namespace SmtpHelpBot.Counting;

/// <summary>
/// Counts in a Redis that several bots share: the moments of the last window, by the clock of Redis, in one script, so that two who
/// come at once never take the same place. While it is away each bot counts for itself, and asks it again once in a while only, so that
/// not every message waits for what does not answer.
/// </summary>
internal sealed partial class RedisCounts(string connection, TimeProvider time, ILogger<RedisCounts> logger) : ISharedCounts, IAsyncDisposable
{
    /// <summary>Keys of one script must be in one place of a cluster: the part in braces decides that.</summary>
    private const string Prefix = "{smtphelpbot:limits}:";

    /// <summary>Milliseconds until there is room in all windows; 0 where a place was taken in each. After the mark of this try come the most and the length of each window.</summary>
    private const string Take = """
        local now = redis.call('TIME')
        local ms = now[1] * 1000 + math.floor(now[2] / 1000)
        local wait = 0
        for i, key in ipairs(KEYS) do
            local length = tonumber(ARGV[2 * i + 1])
            redis.call('ZREMRANGEBYSCORE', key, '-inf', ms - length)
            if redis.call('ZCARD', key) >= tonumber(ARGV[2 * i]) then
                wait = math.max(wait, redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')[2] + length - ms, 1)
            end
        end
        if wait == 0 then
            for i, key in ipairs(KEYS) do
                redis.call('ZADD', key, ms, ARGV[1])
                redis.call('PEXPIRE', key, ARGV[2 * i + 1])
            end
        end
        return wait
        """;

    /// <summary>Longer than it is waited for, unless the connection string says so.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly Lazy<Task<ConnectionMultiplexer>> redis = new(() => ConnectionMultiplexer.ConnectAsync(RedisConnection.Options(connection)));
    private int away;
    private long restUntil = long.MinValue;

    public async ValueTask<PlaceTaken?> TakeAsync(IReadOnlyList<CountedWindow> windows, CancellationToken cancellation)
    {
        if (!MayAsk())
        {
            return null;
        }

        try
        {
            var database = (await redis.Value.WaitAsync(cancellation)).GetDatabase();
            var wait = (long)await database.ScriptEvaluateAsync(Take, [.. windows.Select(KeyOf)], [Guid.NewGuid().ToString("N"), .. windows.SelectMany(Bounds)]).WaitAsync(cancellation);
            if (Interlocked.Exchange(ref away, 0) == 1)
            {
                Volatile.Write(ref restUntil, long.MinValue);
                Log.Back(logger);
            }

            return new(wait == 0 ? null : TimeSpan.FromMilliseconds(wait));
        }
        catch (Exception problem) when (problem is RedisException or TimeoutException)
        {
            Volatile.Write(ref restUntil, AfterRest(time.GetTimestamp()));
            if (Interlocked.Exchange(ref away, 1) == 0)
            {
                Log.Away(logger, problem.Message);
            }

            return null;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (redis.IsValueCreated)
        {
            await (await redis.Value).DisposeAsync();
        }
    }

    /// <summary>While it is away one asks for all: what hangs holds up nobody else.</summary>
    private bool MayAsk()
    {
        var (now, until) = (time.GetTimestamp(), Volatile.Read(ref restUntil));
        return now >= until && (Volatile.Read(ref away) == 0 || Interlocked.CompareExchange(ref restUntil, AfterRest(now), until) == until);
    }

    private long AfterRest(long now) => now + (long)(Rest.TotalSeconds * time.TimestampFrequency);

    /// <summary>What is counted may be a person's id, which is nobody else's business.</summary>
    private static RedisKey KeyOf(CountedWindow window) => Prefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(window.Of)));

    private static IEnumerable<RedisValue> Bounds(CountedWindow window) => [window.Most, (long)window.Within.TotalMilliseconds];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Redis cannot be asked ({Problem}): until it can, this bot counts for itself.")]
        public static partial void Away(ILogger logger, string problem);

        [LoggerMessage(Level = LogLevel.Information, Message = "Redis answers again: all bots count together.")]
        public static partial void Back(ILogger logger);
    }
}
