using SmtpHelpBot.Slack.Api;

namespace SmtpHelpBot.Slack.Workspaces;

/// <summary>Knows who the bot is, asked of Slack when it is first needed, so that a start waits for nobody.</summary>
public sealed class SlackWorkspace(SlackClient client, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim asking = new(1);
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;
    private SlackSelf? self;

    /// <summary>Who the bot is; null while Slack does not say.</summary>
    public async ValueTask<SlackSelf?> SelfAsync(CancellationToken cancellation)
    {
        if (self is { } known)
        {
            return known;
        }

        await asking.WaitAsync(cancellation);
        try
        {
            return self ??= time.GetUtcNow() < notBefore ? null : await AskAsync(cancellation);
        }
        finally
        {
            asking.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => asking.Dispose();

    private async Task<SlackSelf?> AskAsync(CancellationToken cancellation)
    {
        if (await client.WhoAmIAsync(cancellation) is SlackResult.Done { Body: var body }
            && body.Value<string>("team_id") is { Length: > 0 } team && body.Value<string>("user_id") is { Length: > 0 } user)
        {
            return new(team, user, body.Value<string>("bot_id") ?? "", body.Value<string>("user") ?? "SmtpHelpBot");
        }

        notBefore = time.GetUtcNow() + Rest;
        return null;
    }
}
