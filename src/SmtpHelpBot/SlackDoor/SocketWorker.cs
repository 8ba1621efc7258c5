using SmtpHelpBot.Slack.Sockets;

namespace SmtpHelpBot.SlackDoor;

/// <summary>Runs Socket Mode as long as the host runs.</summary>
internal sealed class SocketWorker(SlackSocket socket) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => socket.RunAsync(stoppingToken);
}
