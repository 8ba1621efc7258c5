namespace SmtpHelpBot.Slack.Workspaces;

/// <summary>The App Home of a person. It is no conversation: what answers to its opening is shown there.</summary>
public static class SlackHome
{
    private const string Mark = "home-";

    /// <summary>The id that its opening gets as an activity; the same for an event that comes again.</summary>
    public static string OpeningOf(string eventId) => Mark + eventId;

    /// <summary>Whether an activity of this id was an opening.</summary>
    public static bool IsOpening(string? activityId) => activityId?.StartsWith(Mark, StringComparison.Ordinal) == true;
}
