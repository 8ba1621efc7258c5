using SmtpHelpBot.Settings;
using SmtpHelpBot.Telemetry;
using SmtpHelpBot.Telemetry.Logs;

namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>
/// Counts those who are not let in, and says in the log, once a minute for each reason, which setting may be wrong where Teams itself
/// may have sent them: a bot that lets nobody in looks well from the inside. What carries no token at all is only counted: it comes from anybody.
/// </summary>
internal sealed partial class Strangers(TimeProvider time, ILogger<Strangers> logger)
{
    private readonly Seldom seldom = new(time);
    private volatile Comer? last;

    /// <summary>Who came last with a good signature of the platform; null where nobody has come yet.</summary>
    public Comer? Last => last;

    /// <summary>One was let in.</summary>
    public void LetIn() => last = Comer.Welcome;

    /// <summary>One came with a token that is not good.</summary>
    public void Add(TokenRefusedException bad)
    {
        BotFigures.Refused(Door.Teams, bad.Reason);
        if (bad.Reason == Refusal.Audience)
        {
            // The audience is looked at behind the signature, so no stranger comes as far as this.
            last = new(nameof(TeamsOptions.MicrosoftAppId));
        }

        if (Advice(bad.Reason) is { } advice && seldom.Count(bad.Reason) is > 0 and var number)
        {
            Log.Refused(logger, bad.Reason, number, advice);
        }
    }

    /// <summary>One came whom the platform vouches for, and who is not served.</summary>
    public void Add(NotServedException stranger)
    {
        BotFigures.Refused(Door.Teams, stranger.Reason);
        last = new(stranger.Setting);
        if (seldom.Count(stranger.Reason) is > 0 and var number)
        {
            Log.NotServed(logger, stranger.Reason, stranger.What, number, stranger.Setting);
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

        [LoggerMessage(Level = LogLevel.Warning, Message = "The platform vouches for what this bot does not serve ({Reason}: {What}, {Number} since this was last said). {Setting} says what it does.")]
        public static partial void NotServed(ILogger logger, Refusal reason, string what, int number, string setting);
    }
}

/// <summary>Someone whom the platform vouched for.</summary>
/// <param name="KeptOutBy">The setting that keeps them out; null where they were let in.</param>
internal sealed record Comer(string? KeptOutBy)
{
    public static Comer Welcome { get; } = new((string?)null);
}
