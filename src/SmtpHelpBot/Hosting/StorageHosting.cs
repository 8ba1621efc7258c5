using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage;

namespace SmtpHelpBot.Hosting;

/// <summary>Puts storage into the host; it is ready before anything else starts.</summary>
internal static class StorageHosting
{
    public static WebApplicationBuilder AddBotStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<StorageOptions>(builder.Configuration, "Storage");
        if (builder.Configuration[$"Storage:{nameof(StorageOptions.PostgreSql)}"] is { Length: > 0 })
        {
            builder.Services.AddPostgreSqlStorage(services => Options(services).PostgreSql, services => Options(services).MigrateAtStart);
        }
        else
        {
            builder.Services.AddStorage(Folder);
        }

        builder.Services.AddHostedService<Preparation>();
        return builder;
    }

    /// <summary>The data folder.</summary>
    public static string Folder(IServiceProvider services) => Path.GetFullPath(Options(services).Folder);

    private static StorageOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<StorageOptions>>().Value;

    /// <summary>Brings the database up to date while the host starts.</summary>
    private sealed class Preparation(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => services.PrepareStorageAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
