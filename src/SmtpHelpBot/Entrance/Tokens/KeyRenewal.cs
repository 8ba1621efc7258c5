namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>Keeps the channel's keys fresh as long as the host runs.</summary>
internal sealed class KeyRenewal(ChannelKeySource keys) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => keys.KeepFreshAsync(stoppingToken);
}
