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
        }

        if (Collector(builder.Configuration) is { } collector)
        {
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter(otlp => Send(otlp, collector, "v1/metrics")))
                .WithTracing(traces => traces.AddSource(BotTrace.Source).AddOtlpExporter(otlp => Send(otlp, collector, "v1/traces")))
                .WithLogging(logs => logs.AddOtlpExporter(otlp => Send(otlp, collector, "v1/logs")));
        }
    }

    private static void Expose(WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics");

    private static void Send(OtlpExporterOptions otlp, Uri collector, string path) => (otlp.Protocol, otlp.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new(collector, path));

    private static bool IsRead(IConfiguration configuration) => bool.TryParse(configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Prometheus)}"], out var isRead) && isRead;

    private static Uri? Collector(IConfiguration configuration) =>
        Uri.TryCreate(configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.OtlpEndpoint)}"]?.TrimEnd('/') + '/', UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
}
