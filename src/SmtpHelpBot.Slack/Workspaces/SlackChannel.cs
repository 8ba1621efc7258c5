namespace SmtpHelpBot.Slack.Workspaces;

/// <summary>Slack as a channel of the bot.</summary>
public static class SlackChannel
{
    /// <summary>Its channel id.</summary>
    public const string Id = "slack";
}
