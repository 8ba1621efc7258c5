using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Jobs;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage;

/// <summary>Puts storage into a host.</summary>
public static class StorageSetup
{
    /// <summary>Adds storage on a SQLite file in a folder. What one turn sees and writes is scoped; <see cref="PrepareStorageAsync"/> comes first.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Func<IServiceProvider, string> folder)
    {
        services.AddPooledDbContextFactory<BotDb>((provider, options) => options
            .UseSqlite(DatabaseFile.ConnectionString(folder(provider)))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            // That the migrations are complete is what a test is for; to look at each start takes a quarter of it.
            .ConfigureWarnings(events => events.Ignore(RelationalEventId.PendingModelChangesWarning).Log((RelationalEventId.CommandExecuted, LogLevel.Debug)))
            .EnableThreadSafetyChecks(false));
        services.AddSingleton<Writer>();
        services.AddSingleton<Readers>();
        services.AddSingleton<InboxStore>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<JobStore>();
        services.AddScoped<TurnTransaction>();
        services.AddScoped<BotMemory>();
        services.AddScoped<ITicketBook, TicketBook>();
        services.AddScoped<ITicketFigures, TicketFigures>();
        services.AddScoped<IHelpdeskRooms, HelpdeskRooms>();
        services.AddScoped<IAuditTrail, AuditTrail>();
        return services;
    }

    /// <summary>Whether there is storage in a folder.</summary>
    public static bool HasStorage(string folder) => File.Exists(Path.Combine(folder, DatabaseFile.Name));

    /// <summary>Creates the folder and the file, or brings an older file up to date.</summary>
    public static Task PrepareStorageAsync(this IServiceProvider services, string folder, CancellationToken cancellation) =>
        services.GetRequiredService<IDbContextFactory<BotDb>>().MigrateAsync(folder, cancellation);
}
