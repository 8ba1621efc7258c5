namespace SmtpHelpBot.Slack.Workspaces;

/// <summary>Who the bot is in its workspace, by auth.test.</summary>
/// <param name="Team">Id of the workspace.</param>
/// <param name="User">Id that the bot has as a user: what it is mentioned by.</param>
/// <param name="Bot">Id that it has as a bot; empty where Slack gave none.</param>
/// <param name="Name">Its name.</param>
public sealed record SlackSelf(string Team, string User, string Bot, string Name);
