using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Slack.Workspaces;

/// <summary>
/// A conversation in Slack: a channel, and the thread in it where there is one. As an id of the Bot Framework it is written as
/// Teams writes threads of a channel, so that every thread belongs to its channel.
/// </summary>
/// <param name="Channel">Id of the channel or direct conversation.</param>
/// <param name="Thread">The message that the thread hangs on; null outside of threads.</param>
public sealed record SlackPlace(string Channel, string? Thread)
{
    private const string Mark = ";messageid=";

    /// <summary>Whether it is the bot's conversation with one person.</summary>
    public bool IsDirect => Channel.StartsWith('D');

    /// <summary>Its id in activities.</summary>
    public string Id => Thread is null ? Channel : $"{Channel}{Mark}{Thread}";

    /// <summary>The place that an id names.</summary>
    public static SlackPlace Read(string id)
    {
        var mark = id.IndexOf(Mark, StringComparison.Ordinal);
        return mark < 0 ? new(id, null) : new(id[..mark], id[(mark + Mark.Length)..]);
    }

    /// <summary>The conversation of an activity there.</summary>
    public ConversationAccount ToAccount(string team) => new(
        isGroup: !IsDirect, conversationType: IsDirect ? "personal" : "channel", id: Id, tenantId: team);
}
