namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>The names that the app manifest gives to shortcuts and the command.</summary>
public static class SlackCallbacks
{
    /// <summary>The slash command.</summary>
    public const string Command = "/smtphelp";

    /// <summary>The message shortcut that has the text of a message read.</summary>
    public const string DiagnoseMessage = "diagnose_error";

    /// <summary>The global shortcut that opens the form for a server.</summary>
    public const string CheckServer = "check_server";

    /// <summary>The event that asks the bot for what its App Home shows.</summary>
    public const string HomeOpened = "slack/home.opened";
}
