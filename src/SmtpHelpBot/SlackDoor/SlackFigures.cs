using SmtpHelpBot.Slack;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.SlackDoor;

/// <summary>Counts what of Slack was not let in, with what the other doors did not let in.</summary>
internal sealed class SlackFigures : ISlackRefusals
{
    public void Refused(SlackRefusal reason) => BotFigures.Refused(Door.Slack, reason);
}
