using System.ComponentModel.DataAnnotations;

namespace SmtpHelpBot.SlackDoor;

/// <summary>How the bot is connected to a Slack workspace (section Slack). Without any of it, Slack is not connected.</summary>
internal sealed class SlackOptions : IValidatableObject
{
    public const string Section = "Slack";
    private const int ShortestSecret = 16;

    /// <summary>The bot's token.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>The secret that Slack signs its requests with.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>The secret before that one, while it is being changed.</summary>
    public string PreviousSigningSecret { get; set; } = "";

    /// <summary>The app's token for Socket Mode, with which the bot needs no public address.</summary>
    public string AppToken { get; set; } = "";

    /// <summary>The app's id; what is for another app is refused.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The organisation of Enterprise Grid (E...) all of whose people may use the bot; empty for none.</summary>
    public string Enterprise { get; set; } = "";

    /// <summary>Further workspaces (T...) whose people may use the bot.</summary>
    public IReadOnlyList<string> Workspaces { get; set; } = [];

    /// <summary>Where Slack's Web API is.</summary>
    public string ApiUrl { get; set; } = "https://slack.com/api/";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [.. FaultsOfTokens(), .. FaultsOfSecrets(), .. FaultsOfPlaces()];

    private IEnumerable<ValidationResult> FaultsOfTokens()
    {
        if (!BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
        {
            yield return new($"{nameof(BotToken)} must be the Bot User OAuth Token of the app; it begins with xoxb-.");
        }

        if (AppToken.Length > 0 && !AppToken.StartsWith("xapp-", StringComparison.Ordinal))
        {
            yield return new($"{nameof(AppToken)} must be an App-Level Token with the scope connections:write; it begins with xapp-.");
        }
    }

    private IEnumerable<ValidationResult> FaultsOfSecrets()
    {
        if (SigningSecret.Length == 0 && AppToken.Length == 0)
        {
            yield return new($"{nameof(SigningSecret)} (requests over HTTP) or {nameof(AppToken)} (Socket Mode) must be set.");
        }

        if (SigningSecret.Length is > 0 and < ShortestSecret || PreviousSigningSecret.Length is > 0 and < ShortestSecret)
        {
            yield return new($"{nameof(SigningSecret)} and {nameof(PreviousSigningSecret)} have at least {ShortestSecret} characters.");
        }

        if (PreviousSigningSecret.Length > 0 && SigningSecret.Length == 0)
        {
            yield return new($"{nameof(PreviousSigningSecret)} needs {nameof(SigningSecret)} beside it.");
        }
    }

    private IEnumerable<ValidationResult> FaultsOfPlaces()
    {
        if (Enterprise.Length > 0 && !Enterprise.StartsWith('E'))
        {
            yield return new($"{nameof(Enterprise)} must be the id of an organisation; it begins with E.");
        }

        if (Workspaces.FirstOrDefault(workspace => !workspace.StartsWith('T')) is { } odd)
        {
            yield return new($"{nameof(Workspaces)} must be ids of workspaces, which begin with T; '{odd}' is none.");
        }

        if (!Uri.TryCreate(ApiUrl, UriKind.Absolute, out var api) || !(api.Scheme == Uri.UriSchemeHttps || (api.Scheme == Uri.UriSchemeHttp && api.IsLoopback)) || !ApiUrl.EndsWith('/'))
        {
            yield return new($"{nameof(ApiUrl)} must be an https address that ends with a slash; http only on this computer.");
        }
    }
}
