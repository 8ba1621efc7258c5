namespace SmtpHelpBot.Slack;

/// <summary>Who is told what of Slack was not let in, by requests or envelopes.</summary>
public interface ISlackRefusals
{
    /// <summary>Something was not let in.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="what">Which app or workspace it is of, or what is wrong with it, for the log; empty where the log has it already.</param>
    void Refused(SlackRefusal reason, string what = "");
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
