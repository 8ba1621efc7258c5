using System.Collections.Concurrent;

namespace SmtpHelpBot.Benchmarks.Load;

/// <summary>How long answers took.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<double> all = new();

    public int Count => all.Count;

    public void Add(TimeSpan one) => all.Enqueue(one.TotalMilliseconds);

    /// <summary>Those of all together.</summary>
    public static Latencies Of(params IEnumerable<Latencies> parts)
    {
        var together = new Latencies();
        foreach (var one in parts.SelectMany(part => part.all))
        {
            together.all.Enqueue(one);
        }

        return together;
    }

    /// <summary>Forgets what was before.</summary>
    public void Clear() => all.Clear();

    /// <summary>The time, in milliseconds, that this share of the answers did not exceed; the longest for 1.</summary>
    public double Percentile(double share)
    {
        double[] sorted = [.. all.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
