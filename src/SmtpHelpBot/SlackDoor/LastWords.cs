using SmtpHelpBot.Slack.Arrivals;

namespace SmtpHelpBot.SlackDoor;

/// <summary>Keeps the host from ending before everybody is told whose request was answered and could not be kept.</summary>
internal sealed class LastWords(InTime inTime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await inTime.AllSaidAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
