namespace SmtpHelpBot.Credentials;

/// <summary>
/// The bot's own token: kept, and renewed ahead of its end while the one before is still used, so that nobody waits and a login
/// service that is away for a while is not felt. Whoever needs the first one waits for the same request.
/// </summary>
internal sealed partial class RenewedToken(ITokenIssuer issuer, TimeProvider time, ILogger<RenewedToken> logger)
{
    /// <summary>A token is not used in its last moments: it has a way to go.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>So long after a failure the next try ahead of the end begins.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private Held? held;
    private Task<string>? asking;
    private DateTimeOffset nextTry;

    /// <summary>The token; fails where there is none and none can be had.</summary>
    public ValueTask<string> GetAsync(CancellationToken cancellation)
    {
        var (current, now) = (Volatile.Read(ref held), time.GetUtcNow());
        if (current is null || now >= current.End - Margin)
        {
            return new(Ask().WaitAsync(cancellation));
        }

        if (now >= current.RenewAt && now >= nextTry)
        {
            _ = RenewAsync();
        }

        return new(current.Token);
    }

    private async Task RenewAsync()
    {
        try
        {
            await Ask();
        }
        catch (Exception problem)
        {
            Log.NotRenewed(logger, problem.Message);
        }
    }

    private Task<string> Ask()
    {
        lock (gate)
        {
            return asking ??= Task.Run(AskAsync, CancellationToken.None);
        }
    }

    private async Task<string> AskAsync()
    {
        try
        {
            var began = time.GetUtcNow();
            var (token, end) = await issuer.IssueAsync(CancellationToken.None);
            Volatile.Write(ref held, new(token, end, began + ((end - began) / 2)));
            return token;
        }
        finally
        {
            lock (gate)
            {
                (asking, nextTry) = (null, time.GetUtcNow() + Pause);
            }
        }
    }

    private sealed record Held(string Token, DateTimeOffset End, DateTimeOffset RenewAt);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The bot's own token could not be renewed yet; the one before is still good. ({Problem})")]
        public static partial void NotRenewed(ILogger logger, string problem);
    }
}

/// <summary>Gives the bot new tokens.</summary>
internal interface ITokenIssuer
{
    /// <summary>A new token and when it ends; fails where there is none.</summary>
    Task<(string Token, DateTimeOffset End)> IssueAsync(CancellationToken cancellation);
}
