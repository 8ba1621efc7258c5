using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Entrance;

/// <summary>Puts the way in from the Bot Framework into the host.</summary>
internal static class EntranceSetup
{
    /// <summary>A platform that takes longer to answer is tried again later.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(15);

    public static WebApplicationBuilder AddEntrance(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<TeamsOptions>(builder.Configuration, section: "");
        builder.Services.AddSingleton<IValidateOptions<TeamsOptions>, OnePlatform>();
        builder.Services.AddHttpClient().ConfigureHttpClientDefaults(http => http
            .RemoveAllLoggers()
            .ConfigureHttpClient(client => client.Timeout = LongestCall));
        builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        builder.Services.AddSingleton(provider => new CloudAdapter(
            provider.GetRequiredService<BotFrameworkAuthentication>(), provider.GetRequiredService<ILogger<CloudAdapter>>()));
        builder.Services.AddSingleton<BotAdapter>(provider => provider.GetRequiredService<CloudAdapter>());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.Largest;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxConcurrentConnections = 2000;
        });
        return builder;
    }

    public static void UseEntrance(this WebApplication app)
    {
        // Outside Development there is no door without a token or a signature.
        if (!app.Configuration.HasAppId() && app.Environment.IsDevelopment())
        {
            app.UseLoopbackOnly();
        }
    }

    /// <summary>The route is there when Teams is connected, and in Development for the Playground.</summary>
    public static void MapEntrance(this WebApplication app)
    {
        if (app.Configuration.HasAppId() || app.Environment.IsDevelopment())
        {
            app.MapMessages();
        }
    }
}
