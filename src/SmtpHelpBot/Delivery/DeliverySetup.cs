using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Delivery.Jobs;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Delivery.Outbox;
using SmtpHelpBot.Delivery.Pacing;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Delivery.Turns;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Lanes;

namespace SmtpHelpBot.Delivery;

/// <summary>Puts the way of a message into the host.</summary>
internal static class DeliverySetup
{
    /// <summary>Adds it. A route for a channel of its own is added before this, because the connector's takes every channel.</summary>
    public static WebApplicationBuilder AddDelivery(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddChecked<DeliveryOptions>(builder.Configuration, "Delivery");
        services.AddChecked<PacingOptions>(builder.Configuration, "Pacing");
        services.AddSingleton<IChannelRoute, ConnectorRoute>();
        services.AddSingleton<Pacer>().AddSingleton<CommonPace>();
        services.AddSingleton<Packing>();
        services.AddSingleton<Notices>().AddSingleton<Burial>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<JobBell>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<Parking>();
        services.AddSingleton<InboxWorker>();
        services.AddSingleton<LostAnswer>();
        services.AddSingleton<InlineTurns>();
        services.AddSingleton<AwayNotice>();
        services.AddSingleton<IIntake, MaskingIntake>();
        services.AddSingleton<InboxBot>();
        services.AddScoped<TurnCaller>();
        services.AddScoped<IStorage, TurnStorage>();
        services.AddScoped<IPost, TurnPost>();
        services.AddScoped<IKeptTalk, TurnTalk>();
        services.AddScoped<IJobs, TurnJobs>();

        if (services.Any(service => service.ServiceType == typeof(LaneStore)))
        {
            // Each side has its own.
            services.AddTransient<SharedLanes>();
            services.AddHostedService<SharedWork>();
        }

        // In this order: what waits to go out is known before the turns that add to it run.
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        services.AddHostedService(provider => provider.GetRequiredService<InboxWorker>());
        return builder;
    }

    /// <summary>Adds the worker that runs jobs; what looks at servers for it is registered beside this.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) =>
        services.AddSingleton<ProbeRun>().AddHostedService<JobWorker>();
}
