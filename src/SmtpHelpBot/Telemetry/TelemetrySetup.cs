using Microsoft.AspNetCore.Hosting.Server;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Telemetry;

/// <summary>Puts OpenTelemetry into the host, where a setting asks for it; otherwise not even its libraries are loaded.</summary>
internal static class TelemetrySetup
{
    private const string Page = "/metrics";

    /// <summary>Comes after the bot's own address.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<TelemetryOptions>(builder.Configuration, TelemetryOptions.Section);
        if (Collector(builder.Configuration) is not null || IsRead(builder.Configuration))
        {
            Collect(builder);
        }

        return builder;
    }

    public static void MapTelemetry(this WebApplication app)
    {
        if (IsRead(app.Configuration))
        {
            Expose(app);
        }

        if (Collector(app.Configuration) is not null || IsRead(app.Configuration))
        {
            // From here on it answers whoever collects.
            app.Services.GetRequiredService<StoredFigures>();
        }
    }

    private static void Collect(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StoredFigures>();
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(BotFigures.Meter)).WithMetrics(metrics => metrics.AddMeter(BotFigures.Meter));
        if (IsRead(builder.Configuration))
        {
            telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter());
            Listen(builder);
        }

        if (Collector(builder.Configuration) is { } collector)
        {
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter(otlp => Send(otlp, collector, "v1/metrics")))
                .WithTracing(traces => traces.AddSource(BotTrace.Source).AddOtlpExporter(otlp => Send(otlp, collector, "v1/traces")))
                .WithLogging(logs => logs.AddOtlpExporter(otlp => Send(otlp, collector, "v1/logs")));
        }
    }

    /// <summary>At an address of its own: that of the bot is there for the internet, and who reads there is not asked for a name.</summary>
    private static void Listen(WebApplicationBuilder builder)
    {
        var own = builder.Configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.PrometheusAddress)}"] ?? new TelemetryOptions().PrometheusAddress;
        var added = AddedAddress.To(builder, "SmtpHelpBotMetrics", own);
        builder.Services.AddSingleton(services => new MetricsAddress(services.GetRequiredService<IServer>(), added));
    }

    private static void Expose(WebApplication app) => app.MapWhen(app.Services.GetRequiredService<MetricsAddress>().IsDoorOf, metrics =>
    {
        metrics.UseOpenTelemetryPrometheusScrapingEndpoint(Page);
        // Nothing else of the bot is there.
        metrics.Run(static context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    });

    private static void Send(OtlpExporterOptions otlp, Uri collector, string path) => (otlp.Protocol, otlp.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new(collector, path));

    private static bool IsRead(IConfiguration configuration) => bool.TryParse(configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Prometheus)}"], out var isRead) && isRead;

    private static Uri? Collector(IConfiguration configuration) =>
        Uri.TryCreate(configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.OtlpEndpoint)}"]?.TrimEnd('/') + '/', UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
}
