using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the collector of traces, metrics and logs is reached. What it says to a GET is of no meaning; that it answers is.</summary>
internal sealed class CollectorCheck(IOptions<TelemetryOptions> telemetry, IHttpClientFactory clients) : ICheck
{
    public string Name => "telemetry";

    public string Mend => "Telemetry:OtlpEndpoint";

    /// <summary>The bot works without it.</summary>
    public Verdict WhenLate => Verdict.Warning;

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (telemetry.Value.OtlpEndpoint.Length == 0)
        {
            return Finding.NotUsed("Nothing is sent to a collector.");
        }

        using var http = clients.CreateClient(nameof(Doctor));
        try
        {
            using var answer = await http.GetAsync(new Uri(telemetry.Value.OtlpEndpoint), HttpCompletionOption.ResponseHeadersRead, cancellation);
            return Finding.Good("The collector answers.");
        }
        catch (HttpRequestException problem)
        {
            return Finding.Warning($"The collector is not reached, so nobody sees how the bot does: {problem.Message}");
        }
    }
}
