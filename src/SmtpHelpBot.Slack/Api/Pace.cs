namespace SmtpHelpBot.Slack.Api;

/// <summary>Keeps to one message a second and channel (docs.slack.dev, Rate limits): who comes sooner waits its turn.</summary>
internal sealed class Pace(TimeProvider time)
{
    private const int MostChannels = 1000;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, DateTimeOffset> next = new(StringComparer.Ordinal);

    /// <summary>Waits until the channel may be posted to.</summary>
    public Task WaitAsync(string channel, CancellationToken cancellation)
    {
        var wait = Take(channel);
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellation) : Task.CompletedTask;
    }

    /// <summary>How long the next post to a channel has to wait; its place is taken.</summary>
    private TimeSpan Take(string channel)
    {
        lock (next)
        {
            var now = time.GetUtcNow();
            if (next.Count >= MostChannels)
            {
                Forget(now);
            }

            var at = next.TryGetValue(channel, out var free) && free > now ? free : now;
            next[channel] = at + Step;
            return at - now;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (channel, free) in next)
        {
            if (free <= now)
            {
                next.Remove(channel);
            }
        }
    }
}
