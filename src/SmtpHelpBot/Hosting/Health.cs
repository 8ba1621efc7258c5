using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Hosting;

/// <summary>/healthz says that the process lives, /readyz that its storage answers.</summary>
internal static class Health
{
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<StorageAnswers>("storage");
        return builder;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false });
        app.MapHealthChecks("/readyz");
    }

    private sealed class StorageAnswers(IDbContextFactory<BotDb> databases) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            _ = await db.Rooms.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
