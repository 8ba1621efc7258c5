using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Telemetry;

/// <summary>
/// Figures that are read from the database when somebody asks for them: how tickets stand, and for how long the oldest answer has waited.
/// Who asks again soon gets the same ones, so that no number of readers makes the database count.
/// </summary>
internal sealed class StoredFigures : IDisposable
{
    /// <summary>So long a figure is good; shorter than the pause between two looks of a collector.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly Meter meter = new(BotFigures.Meter);
    private readonly IDbContextFactory<BotDb> databases;
    private readonly TimeProvider time;

    public StoredFigures(IDbContextFactory<BotDb> databases, TimeProvider time)
    {
        (this.databases, this.time) = (databases, time);
        meter.CreateObservableGauge("smtphelpbot.tickets", Kept(Tickets), description: "Tickets, by how they stand.");
        meter.CreateObservableGauge("smtphelpbot.outbox.age", Kept(Age), "s", "For how long the oldest answer has waited to go out.");
    }

    public void Dispose() => meter.Dispose();

    /// <summary>The figure as it was read last, where that is not long ago.</summary>
    private Func<T> Kept<T>(Func<T> read)
        where T : notnull
    {
        var gate = new Lock();
        (T Figure, DateTimeOffset At)? last = null;
        return () =>
        {
            lock (gate)
            {
                last = last is { } kept && time.GetUtcNow() - kept.At < Fresh ? kept : (read(), time.GetUtcNow());
                return last.Value.Figure;
            }
        };
    }

    private List<Measurement<long>> Tickets()
    {
        using var db = databases.CreateDbContext();
        return [.. db.Tickets.GroupBy(row => row.State).Select(group => new { State = group.Key, Count = group.LongCount() }).AsEnumerable()
            .Select(group => new Measurement<long>(group.Count, new KeyValuePair<string, object?>("state", $"{group.State}")))];
    }

    private double Age()
    {
        using var db = databases.CreateDbContext();
        return db.Outbox.OrderBy(row => row.Id).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefault() is { } oldest ? (time.GetUtcNow() - oldest).TotalSeconds : 0;
    }
}
