using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Letters;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Aging;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Database.PostgreSql;
using SmtpHelpBot.Storage.Database.Sqlite;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Jobs;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.People;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage;

/// <summary>Puts storage into a host.</summary>
public static class StorageSetup
{
    /// <summary>Adds storage on a SQLite file in a folder. What one turn sees and writes is scoped; <see cref="PrepareStorageAsync"/> comes first.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Func<IServiceProvider, string> folder)
    {
        services.AddDatabase<SqliteDb>((provider, options) => options.UseSqlite(DatabaseFile.ConnectionString(folder(provider))));
        services.AddSingleton(provider => new StorageFolder(folder(provider)));
        services.AddSingleton<IUpkeep, FileUpkeep>();
        services.AddSingleton<Writer, GroupWriter>();
        return services;
    }

    /// <summary>The same on a PostgreSQL server, which other processes may share.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="connection">The connection string, in the words of Npgsql: Host, Database, Username and so on.</param>
    /// <param name="migratesAtStart">Whether who starts may bring an older database up to date.</param>
    public static IServiceCollection AddPostgreSqlStorage(this IServiceCollection services, Func<IServiceProvider, string> connection, Func<IServiceProvider, bool> migratesAtStart)
    {
        services.AddDatabase<PostgreSqlDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<ServerSettings>().Connection));
        services.AddSingleton(provider => ServerSettings.Of(connection(provider), migratesAtStart(provider)));
        services.AddSingleton<IUpkeep, ServerUpkeep>();
        services.AddSingleton<Writer, ServerWriter>();
        services.AddSingleton<LaneStore>();
        services.AddSingleton(provider => new LaneNews(provider.GetRequiredService<ServerSettings>()));
        return services;
    }

    /// <summary>Whether a text is a connection string that names a server.</summary>
    public static bool IsPostgreSqlConnection(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Whether there is storage in a folder.</summary>
    public static bool HasStorage(string folder) => File.Exists(Path.Combine(folder, DatabaseFile.Name));

    /// <summary>Copies the file of a folder as it is at one moment, also while a bot works on it.</summary>
    /// <exception cref="IOException">The copy is there already, or could not be written.</exception>
    public static async Task BackUpAsync(string folder, string file, CancellationToken cancellation)
    {
        try
        {
            await FileBackup.WriteAsync(folder, file, cancellation);
        }
        catch (SqliteException problem)
        {
            throw new IOException(problem.Message, problem);
        }
    }

    /// <summary>Brings the database up to date, whoever else tries the same.</summary>
    public static Task MigrateStorageAsync(this IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<IUpkeep>().MigrateAsync(cancellation);

    /// <summary>Creates what is missing, or brings an older database up to date.</summary>
    public static Task PrepareStorageAsync(this IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<IUpkeep>().PrepareAsync(cancellation);

    private static void AddDatabase<T>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> use)
        where T : BotDb
    {
        services.AddPooledDbContextFactory<T>((provider, options) =>
        {
            use(provider, options);
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                // That the migrations are complete is what a test is for; to look at each start takes a quarter of it.
                .ConfigureWarnings(events => events.Ignore(RelationalEventId.PendingModelChangesWarning).Log((RelationalEventId.CommandExecuted, LogLevel.Debug)))
                .EnableThreadSafetyChecks(false);
        });
        services.AddSingleton<IDbContextFactory<BotDb>, Databases<T>>();
        services.AddSingleton<Readers>();
        services.AddSingleton<InboxStore>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<JobStore>();
        services.AddSingleton<ForgetBell>();
        services.AddSingleton<Purge>();
        services.AddScoped<TurnTransaction>();
        services.AddScoped<BotMemory>();
        services.AddScoped<ITicketBook, TicketBook>();
        services.AddScoped<ITicketFigures, TicketFigures>();
        services.AddScoped<IHelpdeskRooms, HelpdeskRooms>();
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddScoped<IIncidentBook, IncidentBook>();
        services.AddScoped<IPersonalData, PersonalData>();
        services.AddScoped<IDeadLetters, DeadLetters>();
    }
}
