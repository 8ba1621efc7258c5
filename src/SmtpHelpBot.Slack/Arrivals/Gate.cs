using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Lets in what is for this app and from its workspace, and nothing else.</summary>
public sealed class Gate(SlackWorkspace workspace, SlackAccount account)
{
    private static readonly SlackAnswer.Busy NotYet = new(TimeSpan.FromSeconds(5));

    /// <summary>Who the bot is there; or, where that is null, what Slack is told instead.</summary>
    public async Task<(SlackSelf? Self, SlackAnswer? Refusal)> CheckAsync(string? team, string? app, CancellationToken cancellation)
    {
        if (account.AppId.Length > 0 && app is { Length: > 0 } && app != account.AppId)
        {
            return (null, new SlackAnswer.Foreign($"app {app}"));
        }

        return await workspace.SelfAsync(cancellation) switch
        {
            null => (null, NotYet),
            { } self when self.Team != team => (null, new SlackAnswer.Foreign($"workspace {team}")),
            { } self => (self, null),
        };
    }

    /// <summary>What Slack is told about a person of another workspace, who is in a channel that two of them share; null where they are of ours.</summary>
    public static SlackAnswer.Foreign? Stranger(string? home, SlackSelf self) =>
        home is { Length: > 0 } && home != self.Team ? new($"a person of workspace {home}") : null;
}
