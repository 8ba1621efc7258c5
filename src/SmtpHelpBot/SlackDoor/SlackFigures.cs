using SmtpHelpBot.Slack;
using SmtpHelpBot.Telemetry;
using SmtpHelpBot.Telemetry.Logs;

namespace SmtpHelpBot.SlackDoor;

/// <summary>Counts what of Slack was not let in, with what the other doors did not let in, and says once a minute what it was: others may send much of it.</summary>
internal sealed partial class SlackFigures(TimeProvider time, ILogger<SlackFigures> logger) : ISlackRefusals
{
    private readonly Seldom seldom = new(time);

    public void Refused(SlackRefusal reason, string what = "")
    {
        BotFigures.Refused(Door.Slack, reason);
        if (what.Length > 0 && seldom.Count(reason) is > 0 and var number)
        {
            Log.Refused(logger, reason, what, number);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Something that Slack signed was refused ({Reason}: {What}, {Number} since this was last said). Slack:AppId, Slack:Workspaces and Slack:Enterprise say whose is taken.")]
        public static partial void Refused(ILogger logger, SlackRefusal reason, string what, int number);
    }
}
