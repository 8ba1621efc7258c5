using SmtpHelpBot.Telemetry;
using SmtpHelpBot.Telemetry.Logs;

namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>
/// Counts tokens that are not good, and says in the log what may be wrong where Teams itself may have sent them: a bot that lets
/// nobody in looks well from the inside. What carries no token at all is only counted: it comes from anybody.
/// </summary>
internal sealed partial class RefusedTokens(TimeProvider time, ILogger<RefusedTokens> logger)
{
    private readonly Seldom seldom = new(time);

    /// <summary>One was refused.</summary>
    public void Add(Refusal reason)
    {
        BotFigures.Refused(Door.Teams, reason);
        if (Advice(reason) is { } advice && seldom.Count(reason) is > 0 and var number)
        {
            Log.Refused(logger, reason, number, advice);
        }
    }

    /// <summary>Where to look; null where there is nothing to set right here.</summary>
    private static string? Advice(Refusal reason) => reason switch
    {
        Refusal.Audience => "it is for another bot: MicrosoftAppId must be the app id of the Azure Bot whose messaging endpoint this is",
        Refusal.Issuer or Refusal.UnknownKey => "it is of another cloud, or nobody's: look at Door:Cloud, and at ToBotFromChannelTokenIssuer and ToBotFromChannelOpenIdMetadataUrl if they are set",
        Refusal.Lifetime => "it has ended or has not begun: look at the clock of this computer",
        Refusal.Endorsement or Refusal.ServiceUrl => "it does not vouch for the activity that it came with",
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A token was refused ({Reason}, {Number} since this was last said). If it came from Teams, {Advice}.")]
        public static partial void Refused(ILogger logger, Refusal reason, int number, string advice);
    }
}
