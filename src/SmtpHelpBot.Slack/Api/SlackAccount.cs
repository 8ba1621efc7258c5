namespace SmtpHelpBot.Slack.Api;

/// <summary>What the bot is given to reach its workspace.</summary>
/// <param name="Api">Where the Web API is, with a slash at the end.</param>
/// <param name="BotToken">The bot's token (xoxb-).</param>
/// <param name="AppToken">The app's token for Socket Mode (xapp-); empty where Slack calls us over HTTP.</param>
/// <param name="AppId">The app's id; empty where any app that has the signing secret is ours.</param>
public sealed record SlackAccount(Uri Api, string BotToken, string AppToken, string AppId)
{
    /// <summary>The organisation of Enterprise Grid all of whose people may use the bot; empty for none.</summary>
    public string Enterprise { get; init; } = "";

    /// <summary>Further workspaces whose people may use the bot.</summary>
    public IReadOnlyList<string> Workspaces { get; init; } = [];
}
