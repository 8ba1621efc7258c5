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
        builder.Services.AddStorage(Folder);
        builder.Services.AddHostedService<Preparation>();
        return builder;
    }

    /// <summary>The data folder.</summary>
    public static string Folder(IServiceProvider services) => Path.GetFullPath(services.GetRequiredService<IOptions<StorageOptions>>().Value.Folder);

    /// <summary>Brings the file up to date while the host starts.</summary>
    private sealed class Preparation(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => services.PrepareStorageAsync(Folder(services), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
