using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the service of Teams is reached. What it says to nobody in particular is of no meaning; that it answers is.</summary>
internal sealed class TeamsServiceCheck(IServiceProvider services, IHttpClientFactory clients) : ICheck
{
    public string Name => "Teams service";

    public string Mend => "Door:Cloud, or what stands between the bot and the internet";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (services.GetService<ChannelTrust>() is not { } trust)
        {
            return Finding.NotUsed("Teams is not connected.");
        }

        using var http = clients.CreateClient(nameof(Doctor));
        using var answer = await http.GetAsync(new Uri(trust.TeamsService), HttpCompletionOption.ResponseHeadersRead, cancellation);
        return (int)answer.StatusCode < 500 ? Finding.Good("It answers.") : Finding.Broken($"It answers with {(int)answer.StatusCode}.");
    }
}
