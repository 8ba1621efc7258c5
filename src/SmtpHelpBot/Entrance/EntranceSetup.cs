using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Credentials;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Entrance.Limits;
using SmtpHelpBot.Entrance.Tokens;
using SmtpHelpBot.Probe.Counting;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Entrance;

/// <summary>Puts the way in from the Bot Framework into the host.</summary>
internal static class EntranceSetup
{
    /// <summary>A platform that takes longer to answer is tried again later.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(15);

    public static WebApplicationBuilder AddEntrance(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<TeamsOptions>(builder.Configuration, section: "");
        builder.Services.AddChecked<DoorOptions>(builder.Configuration, DoorOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<TeamsOptions>, OnePlatform>();
        builder.Services.AddHttpClient().ConfigureHttpClientDefaults(http => http
            .RemoveAllLoggers()
            .ConfigureHttpClient(client => client.Timeout = LongestCall));
        builder.AddAuthentication();
        // One for each platform: a crowd at one door leaves the other open.
        builder.Services.AddSingleton(provider => new Crowd(provider.GetRequiredService<IOptions<DoorOptions>>(), Door.Teams))
            .AddSingleton(provider => new Crowd(provider.GetRequiredService<IOptions<DoorOptions>>(), Door.Slack));
        builder.Services.AddSingleton<LargeBodies>();
        builder.Services.AddSingleton<BotAdapter>(provider => provider.GetRequiredService<CloudAdapter>());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.Largest;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
            kestrel.Limits.MaxConcurrentConnections = 2000;
            kestrel.Limits.MinRequestBodyDataRate = RequestBody.Slowest;
        });
        return builder;
    }

    /// <summary>Stands before the one way in, whatever it is made of; comes after delivery.</summary>
    public static WebApplicationBuilder AddMeter(this WebApplicationBuilder builder)
    {
        var inner = builder.Services.Last(service => service.ServiceType == typeof(IIntake)).ImplementationType!;
        builder.Services.AddSingleton<IIntake>(provider => new MeteredIntake(
            (IIntake)ActivatorUtilities.CreateInstance(provider, inner), provider.GetRequiredService<IOptions<DoorOptions>>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<ISharedCounts>()));
        return builder;
    }

    public static void UseEntrance(this WebApplication app)
    {
        app.UseSafeHeaders();
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

    /// <summary>Without an app id nobody is asked who they are, and no token is sent.</summary>
    private static void AddAuthentication(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.HasAppId())
        {
            builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
            builder.Services.AddSingleton<OpenAdapter>().AddSingleton<CloudAdapter>(provider => provider.GetRequiredService<OpenAdapter>());
            return;
        }

        var services = builder.Services;
        services.AddSingleton(provider => ChannelTrust.Of(
            provider.GetRequiredService<IOptions<DoorOptions>>().Value, provider.GetRequiredService<IOptions<TeamsOptions>>().Value));
        services.AddBotCredentials();
        services.AddSingleton<PublishedKeys>().AddSingleton<TokenCheck>().AddSingleton<Strangers>().AddSingleton<Admission>();
        services.AddSingleton(provider => new ChannelKeySource(
            provider.GetRequiredService<PublishedKeys>().ReadAsync, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ChannelKeySource>>()));
        services.AddHostedService<KeyRenewal>();
        services.AddSingleton<ChannelAdapter>().AddSingleton<CloudAdapter>(provider => provider.GetRequiredService<ChannelAdapter>());
        services.AddSingleton<BotFrameworkAuthentication>(provider => provider.GetRequiredService<ChannelAuthentication>());
        services.AddSingleton(provider => new ChannelAuthentication(
            new ConfigurationBotFrameworkAuthentication(
                builder.Configuration, provider.GetRequiredService<BotCredentials>(), httpClientFactory: provider.GetRequiredService<IHttpClientFactory>()),
            provider.GetRequiredService<TokenCheck>(),
            provider.GetRequiredService<Admission>()));
    }
}
