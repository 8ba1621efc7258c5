namespace SmtpHelpBot.Slack.Api;

/// <summary>What the app has to be allowed (docs.slack.dev, Scopes), as its manifests ask for it.</summary>
public static class SlackScopes
{
    private const string Header = "X-OAuth-Scopes";

    /// <summary>The scopes of the bot's token.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["app_mentions:read", "channels:read", "chat:write", "commands", "files:write", "groups:read", "im:history", "im:write", "users:read"];

    /// <summary>The scopes of the token that a method was called with, as Slack's answer names them; null where it names none.</summary>
    internal static IReadOnlyList<string>? Of(HttpResponseMessage answer) => answer.Headers.TryGetValues(Header, out var named)
        ? [.. named.SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
        : null;
}
