using System.ComponentModel.DataAnnotations;

namespace SmtpHelpBot.Settings;

/// <summary>Who is told how the bot does (section Telemetry); by default nobody.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>Where traces, metrics and logs go by OTLP over HTTP; empty for nowhere.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>Whether metrics can be read at /metrics, as Prometheus reads them.</summary>
    public bool Prometheus { get; set; }

    /// <summary>Where they can be read, apart from the bot's own address, which the internet reaches: the port that Prometheus expects of OpenTelemetry, and from this computer only.</summary>
    public string PrometheusAddress { get; set; } = "http://127.0.0.1:9464";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint.Length > 0 && (!Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
        {
            yield return new($"{nameof(OtlpEndpoint)} must be the address of a collector such as http://localhost:4318.");
        }

        if (!Uri.TryCreate(PrometheusAddress, UriKind.Absolute, out var own) || own.Scheme is not "http" || own.PathAndQuery != "/")
        {
            yield return new($"{nameof(PrometheusAddress)} must be an address to listen at such as http://127.0.0.1:9464, or http://0.0.0.0:9464 for every network of this computer.");
        }
    }
}
