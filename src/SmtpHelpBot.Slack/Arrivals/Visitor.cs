using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Who did something in Slack. What they are called is asked when it is needed: a trigger does not live long enough to wait for it.</summary>
/// <param name="Self">Who the bot is there.</param>
/// <param name="Id">The person.</param>
/// <param name="Name">What to call them while Slack does not say; null for their id.</param>
public sealed record Visitor(SlackSelf Self, string Id, string? Name);
