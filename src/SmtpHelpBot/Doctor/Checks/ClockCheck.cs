using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;
using SmtpHelpBot.SlackDoor;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the clock of this computer is right, by the Date of an answer (RFC 9110 section 6.6.1): tokens and signatures are refused five minutes off.</summary>
internal sealed class ClockCheck(IServiceProvider services, IConfiguration configuration, IHttpClientFactory clients, TimeProvider time) : ICheck
{
    private static readonly TimeSpan Odd = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TooMuch = TimeSpan.FromMinutes(5);

    private const string Between = "what stands between the bot and the internet";

    public string Name => "clock";

    public string Mend => "the clock of this computer (NTP)";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (Somebody() is not { } address)
        {
            return Finding.NotUsed("No platform is connected to compare it with.");
        }

        using var http = clients.CreateClient(nameof(Doctor));
        try
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.Headers.Date is { } date ? Judge((time.GetUtcNow() - date).Duration()) : Finding.Warning($"{address.IdnHost} does not say what time it is.");
        }
        catch (HttpRequestException problem)
        {
            return Finding.Warning($"Nobody could be asked what time it is: {problem.Message}") with { Mend = Between };
        }
    }

    private static Finding Judge(TimeSpan off) => off switch
    {
        _ when off >= TooMuch => Finding.Broken($"It is {off.TotalSeconds:0} s off: what platforms sign is refused."),
        _ when off >= Odd => Finding.Warning($"It is {off.TotalSeconds:0} s off."),
        _ => Finding.Good("It is right."),
    };

    private Uri? Somebody() => services.GetService<ChannelTrust>()?.Metadata
        ?? (configuration.HasSlack() ? new(services.GetRequiredService<IOptions<SlackOptions>>().Value.ApiUrl) : null);
}
