using System.Collections.Frozen;

namespace SmtpHelpBot.Slack.Api;

/// <summary>
/// Tells errors of the Web API apart (docs.slack.dev, error tables of the methods). What is not named here is for good: a channel
/// that is not there, archived, or left; a token that was revoked, until another is set; arguments that are wrong.
/// </summary>
internal static class SlackErrors
{
    private const int LongestWord = 80;

    private static readonly FrozenSet<string> Passing = FrozenSet.ToFrozenSet(
    [
        "ratelimited", "rate_limited", "message_limit_exceeded", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "timeout",
        "accesslimited", "team_added_to_org", "app_rate_limited", "external_service_error", "update_failed", "connection_error",
    ],
    StringComparer.Ordinal);

    /// <summary>What is about the app's token.</summary>
    public static FrozenSet<string> AboutToken { get; } = FrozenSet.ToFrozenSet(
    [
        "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "missing_scope", "no_permission", "org_login_required", "app_uninstalled",
    ],
    StringComparer.Ordinal);

    /// <summary>Whether it is a name of an error at all: it stands in lines of the log.</summary>
    public static bool IsWord(string error) => error.Length is > 0 and <= LongestWord && error.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.');

    /// <summary>Whether the same call may succeed later.</summary>
    public static bool MayPass(string error) => Passing.Contains(error);

    /// <summary>Whether more was sent than the method takes.</summary>
    public static bool IsTooFast(string error) => error is "ratelimited" or "rate_limited";

    /// <summary>Whether it is about the token, so that a person has to do something about the app.</summary>
    public static bool IsAboutToken(string error) => AboutToken.Contains(error);

    /// <summary>Whether Slack does not know the token, as while it is changed there and not yet in the settings: what only lacks a scope is not mended by another.</summary>
    public static bool IsMendedByToken(string error) => IsAboutToken(error) && error is not ("missing_scope" or "no_permission");

    /// <summary>Whether the message that was to be changed or deleted is no longer there.</summary>
    public static bool IsMessageGone(string error) => error is "message_not_found" or "cant_update_message" or "edit_window_closed";
}
