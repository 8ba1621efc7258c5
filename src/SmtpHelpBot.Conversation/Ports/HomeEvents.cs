namespace SmtpHelpBot.Conversation.Ports;

/// <summary>Events of a page of the bot's own, where the platform has one.</summary>
public static class HomeEvents
{
    /// <summary>A person opens it; the reply is what it shows.</summary>
    public const string Opened = "slack/home.opened";
}
