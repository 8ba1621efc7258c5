namespace SmtpHelpBot.Slack.BlockKit;

/// <summary>What the action ids of our buttons begin with: it says what is to be done when one is pressed.</summary>
public static class ActionIds
{
    /// <summary>Sends its value.</summary>
    public const string Press = "press:";

    /// <summary>Opens the form in its value.</summary>
    public const string Form = "form:";

    /// <summary>Sends its value with what stands in the inputs of the message.</summary>
    public const string Send = "send:";

    /// <summary>Opened a page in the browser already.</summary>
    public const string Link = "link:";
}
