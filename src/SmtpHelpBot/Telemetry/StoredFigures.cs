using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Telemetry;

/// <summary>Figures that are read from the database when somebody asks for them: how tickets stand, and for how long the oldest answer has waited.</summary>
internal sealed class StoredFigures : IDisposable
{
    private readonly Meter meter = new(BotFigures.Meter);
    private readonly IDbContextFactory<BotDb> databases;
    private readonly TimeProvider time;

    public StoredFigures(IDbContextFactory<BotDb> databases, TimeProvider time)
    {
        (this.databases, this.time) = (databases, time);
        meter.CreateObservableGauge("smtphelpbot.tickets", Tickets, description: "Tickets, by how they stand.");
        meter.CreateObservableGauge("smtphelpbot.outbox.age", Age, "s", "For how long the oldest answer has waited to go out.");
    }

    public void Dispose() => meter.Dispose();

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
