namespace SmtpHelpBot.Slack;

/// <summary>Who is told what of Slack was not let in, by requests or envelopes.</summary>
public interface ISlackRefusals
{
    /// <summary>Something was not let in.</summary>
    void Refused(SlackRefusal reason);
}

/// <summary>Why something verified was not let in.</summary>
public enum SlackRefusal
{
    /// <summary>It is for another app or from another workspace.</summary>
    Foreign,

    /// <summary>It is not what Slack sends.</summary>
    Unreadable,

    /// <summary>Slack, when asked, did not say who the bot is.</summary>
    PlatformAway,

    /// <summary>Something of the bot failed.</summary>
    Failed,
}
