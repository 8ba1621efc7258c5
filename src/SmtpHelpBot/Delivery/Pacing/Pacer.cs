using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Delivery.Pacing;

/// <summary>
/// Keeps to the limits of the platforms: tells each conversation when its next message may go out. It counts what this process sends;
/// where several together are too fast, the platform says so, and what its limit is about rests.
/// </summary>
internal sealed class Pacer(IOptions<PacingOptions> options, TimeProvider time)
{
    private const int FewWindows = 1024;
    private const int FewLanes = 100;

    /// <summary>Who waits for longer was asked to by a platform, and fills no queue that moves.</summary>
    private static readonly TimeSpan LongestOfPace = TimeSpan.FromMinutes(1);
    private readonly PacingLimits limits = new(options.Value);
    private readonly Dictionary<string, SendWindow> windows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> delayed = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int manyWindows = FewWindows;

    /// <summary>How many conversations wait for their time.</summary>
    public int Delayed
    {
        get
        {
            lock (gate)
            {
                if (delayed.Count > FewLanes)
                {
                    var longAgo = time.GetUtcNow() - LongestOfPace;
                    Remove(delayed, due => due < longAgo);
                }

                return delayed.Count;
            }
        }
    }

    /// <summary>How long a lane has to wait before it sends this; null where it may send at once, which then counts.</summary>
    public TimeSpan? Wait(string lane, Parcel parcel)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var scopes = SendScopes.Of(parcel, limits);
            var wait = Find(lane, scopes, now) - now;
            if (wait <= TimeSpan.Zero)
            {
                Spend(lane, scopes);
                return null;
            }

            return Delay(lane, wait, now);
        }
    }

    /// <summary>
    /// A lane that could send may not yet, because other processes were first: the place that it took in its conversation is a later one.
    /// Among all it asks for one anew, because what it waits for may be about its conversation alone. Gives how long it has to wait.
    /// </summary>
    public TimeSpan PutOff(string lane, Parcel parcel, TimeSpan wait)
    {
        lock (gate)
        {
            var (now, scopes) = (time.GetUtcNow(), SendScopes.Of(parcel, limits));
            windows.GetValueOrDefault(scopes.All.Name)?.GiveBack(now);
            var conversation = windows.GetValueOrDefault(scopes.Conversation.Name);
            conversation?.GiveBack(now);
            conversation?.Move(lane, now + wait, now);
            return Delay(lane, wait, now);
        }
    }

    /// <summary>The platform could not take this and asked to wait: what its limit is about rests for as long.</summary>
    public void Close(Parcel parcel, TimeSpan wait)
    {
        lock (gate)
        {
            var (now, closed) = (time.GetUtcNow(), SendScopes.Of(parcel, limits).Closes);
            (windows.GetValueOrDefault(closed.Name) ?? Make(closed, now)).Close(now + wait, now);
        }
    }

    private DateTimeOffset Find(string lane, SendScopes scopes, DateTimeOffset now)
    {
        var (conversation, all) = (Open(scopes.Conversation, now), Open(scopes.All, now));
        if (conversation?.Find(lane, now) is { } place && place > now)
        {
            // By then its place among all, if it has one, would be gone by.
            all?.Leave(lane);
            return place;
        }

        if (all?.Find(lane, now) is not { } among || among <= now)
        {
            return now;
        }

        // What is held up among all is sent later than its conversation counted on.
        conversation?.Move(lane, among, now);
        return among;
    }

    private TimeSpan Delay(string lane, TimeSpan wait, DateTimeOffset now)
    {
        if (wait <= LongestOfPace)
        {
            delayed[lane] = now + wait;
        }

        // A timer that is a fraction of a millisecond early would only ask again.
        return TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
    }

    private void Spend(string lane, SendScopes scopes)
    {
        delayed.Remove(lane);
        windows.GetValueOrDefault(scopes.Conversation.Name)?.Spend(lane);
        windows.GetValueOrDefault(scopes.All.Name)?.Spend(lane);
    }

    /// <summary>Null where nothing limits it.</summary>
    private SendWindow? Open(SendScope scope, DateTimeOffset now) =>
        windows.TryGetValue(scope.Name, out var window) || scope.Limits.Count == 0 ? window : Make(scope, now);

    private SendWindow Make(SendScope scope, DateTimeOffset now)
    {
        if (windows.Count >= manyWindows)
        {
            Remove(windows, known => known.IsIdle(now));
            manyWindows = Math.Max(FewWindows, windows.Count * 2);
        }

        return windows[scope.Name] = new(scope.Limits);
    }

    private static void Remove<T>(Dictionary<string, T> from, Predicate<T> which)
    {
        foreach (var (name, _) in from.Where(known => which(known.Value)).ToList())
        {
            from.Remove(name);
        }
    }
}
