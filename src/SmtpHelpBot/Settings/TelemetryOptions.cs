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

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint.Length > 0 && (!Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
        {
            yield return new($"{nameof(OtlpEndpoint)} must be the address of a collector such as http://localhost:4318.");
        }
    }
}
