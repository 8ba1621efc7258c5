using Microsoft.Extensions.Options;
using SmtpHelpBot.Conversation;
using SmtpHelpBot.DataCare;
using SmtpHelpBot.Delivery;
using SmtpHelpBot.Desk;
using SmtpHelpBot.Doctor;
using SmtpHelpBot.Entrance;
using SmtpHelpBot.Probing;
using SmtpHelpBot.Settings;
using SmtpHelpBot.SlackDoor;
using SmtpHelpBot.Telemetry;
using SmtpHelpBot.Telemetry.Logs;

namespace SmtpHelpBot.Hosting;

/// <summary>The web host, feature by feature.</summary>
internal static class BotHost
{
    private const string Address = "http://localhost:3978";

    /// <summary>Settings are read at start; watching for changes of them would also watch every write to the data folder below.</summary>
    private const string WithoutWatching = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Builds the host; <paramref name="change"/> lets a test put its own pieces in.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder([WithoutWatching, .. args]);
        builder.AddSecretFiles();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddSingleton(TimeProvider.System);
        // Why a start failed is said in a line by the command that starts; the framework would put its stack trace before it.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.AddPlainLogs();
        builder.WebHost.UseUrls(builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? Address);
        builder.AddBotStorage();
        builder.AddHelpdeskRooms();
        builder.AddEntrance();
        builder.AddTelemetry();
        builder.AddDesk(StorageHosting.Folder);
        builder.AddSlack();
        builder.AddDelivery();
        builder.AddMeter();
        builder.AddProbe();
        builder.AddDataCare();
        builder.AddDoctor();
        builder.Services.AddConversation();
        builder.Services.AddHostedService<ReminderWorker>();
        change?.Invoke(builder);

        var app = builder.Build();
        // Before anything starts, so that every wrong setting is named and not the first that is stumbled over.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.UseEntrance();
        app.UseDesk();
        app.MapEntrance();
        app.MapSlack();
        app.MapHealth();
        app.MapTelemetry();
        return app;
    }
}
