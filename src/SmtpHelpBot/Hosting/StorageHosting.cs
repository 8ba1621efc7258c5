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
        builder.Services.AddStorage(provider => Folder(provider.GetRequiredService<IOptions<StorageOptions>>()));
        builder.Services.AddHostedService<Preparation>();
        return builder;
    }

    private static string Folder(IOptions<StorageOptions> options) => Path.GetFullPath(options.Value.Folder);

    /// <summary>Brings the file up to date while the host starts.</summary>
    private sealed class Preparation(IServiceProvider services, IOptions<StorageOptions> options) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => services.PrepareStorageAsync(Folder(options), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
