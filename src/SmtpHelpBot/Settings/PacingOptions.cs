using System.ComponentModel.DataAnnotations;

namespace SmtpHelpBot.Settings;

/// <summary>
/// How fast platforms take messages (section Pacing). Each is a list of limits, such as 7/1, 8/2: at most 7 messages in any second and
/// 8 in any two. Empty where there is no limit. What comes faster waits; nothing is lost and the order is kept.
/// </summary>
internal sealed class PacingOptions : IValidatableObject
{
    /// <summary>
    /// In one conversation of Teams, in messages and seconds, as
    /// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit has it for a bot and a thread.
    /// </summary>
    public string TeamsConversation { get; set; } = "7/1, 8/2, 60/30, 1800/3600";

    /// <summary>In all conversations of one tenant of Teams; the same page says 50 for an app, and said 30 before.</summary>
    public string TeamsTenant { get; set; } = "30/1";

    /// <summary>New messages in one channel of Slack, as https://docs.slack.dev/apis/web-api/rate-limits has it.</summary>
    public string SlackConversation { get; set; } = "1/1";

    /// <summary>Changes and deletions of messages in the Slack workspace: the methods' third tier on the same page.</summary>
    public string SlackChanges { get; set; } = "50/60";

    /// <summary>Reads a list of limits; null where it is none.</summary>
    public static IReadOnlyList<SendLimit>? Read(string limits)
    {
        var read = limits.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(SendLimit.Read).ToList();
        return read.Contains(null) ? null : read.ConvertAll(limit => limit!);
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string Name, string Limits)[] all =
        [
            (nameof(TeamsConversation), TeamsConversation), (nameof(TeamsTenant), TeamsTenant), (nameof(SlackConversation), SlackConversation), (nameof(SlackChanges), SlackChanges),
        ];
        foreach (var (name, limits) in all)
        {
            if (Read(limits) is null)
            {
                yield return new($"{name} must be a list of limits such as 7/1, 60/30 (1 to {SendLimit.MostMessages} messages in 1 to {SendLimit.LongestSeconds} seconds), or empty for none.");
            }
        }
    }
}

/// <summary>A limit: so many messages in any time of that length.</summary>
/// <param name="Messages">How many at most.</param>
/// <param name="Within">The length.</param>
internal sealed record SendLimit(int Messages, TimeSpan Within)
{
    public const int MostMessages = 100_000;
    public const int LongestSeconds = 86_400;

    /// <summary>Reads MESSAGES/SECONDS; null where it is not that.</summary>
    public static SendLimit? Read(string text) =>
        text.Split('/') is [var messages, var seconds]
        && int.TryParse(messages, System.Globalization.CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= MostMessages
        && int.TryParse(seconds, System.Globalization.CultureInfo.InvariantCulture, out var within) && within is >= 1 and <= LongestSeconds
            ? new(most, TimeSpan.FromSeconds(within)) : null;
}
