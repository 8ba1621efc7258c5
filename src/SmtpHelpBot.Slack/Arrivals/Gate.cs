using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Lets in what is for this app and from its workspace, or from one that the settings name: further workspaces, or all of an
/// organisation of Enterprise Grid.
/// </summary>
public sealed class Gate(SlackWorkspace workspace, SlackPeople people, SlackAccount account)
{
    private const int LongestId = 40;
    private static readonly SlackAnswer.Busy NotYet = new(TimeSpan.FromSeconds(5)) { IsSlackAway = true };

    /// <summary>Who the bot is there; or, where that is null, what Slack is told instead.</summary>
    public async Task<(SlackSelf? Self, SlackAnswer? Refusal)> CheckAsync(Origin origin, CancellationToken cancellation)
    {
        if (account.AppId.Length > 0 && origin.App is { Length: > 0 } app && app != account.AppId)
        {
            return (null, new SlackAnswer.Foreign($"app {Told(app)}"));
        }

        return await workspace.SelfAsync(cancellation) switch
        {
            null => (null, NotYet),
            { } self when IsOurs(origin.Team, self) || IsOurEnterprise(origin.Enterprise) => (self, null),
            _ => (null, new SlackAnswer.Foreign($"workspace {Told(origin.Team ?? origin.Enterprise)}")),
        };
    }

    /// <summary>
    /// What Slack is told about a person of another workspace, who is in a channel that two of them share; null where they are of
    /// ours. Whether another workspace is of our organisation, only Slack knows: it is asked about the person.
    /// </summary>
    /// <param name="home">The workspace of the person, or their organisation; null or empty where they are of the one it came from.</param>
    /// <param name="user">The person.</param>
    /// <param name="self">Who the bot is.</param>
    /// <param name="cancellation">Stops the asking.</param>
    public async Task<SlackAnswer.Foreign?> RefuseStrangerAsync(string? home, string user, SlackSelf self, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(home) || IsOurs(home, self) || IsOurEnterprise(home))
        {
            return null;
        }

        var isSister = account.Enterprise.Length > 0 && IsOurEnterprise((await people.FindAsync(user, null, cancellation)).Enterprise);
        return isSister ? null : new($"a person of workspace {Told(home)}");
    }

    /// <summary>An id as it may stand in a line of the log; what is none is not repeated there.</summary>
    private static string Told(string? id) => id is { Length: > 0 and <= LongestId } && id.All(char.IsAsciiLetterOrDigit) ? id : "?";

    private bool IsOurs(string? team, SlackSelf self) => team == self.Team || (team is not null && account.Workspaces.Contains(team, StringComparer.Ordinal));

    private bool IsOurEnterprise(string? enterprise) => account.Enterprise.Length > 0 && enterprise == account.Enterprise;
}
