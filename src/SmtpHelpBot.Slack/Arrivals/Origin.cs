using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Where something comes from, as Slack says it.</summary>
/// <param name="Team">The workspace; null where it belongs to an organisation of Enterprise Grid as a whole.</param>
/// <param name="Enterprise">The organisation; null outside of one.</param>
/// <param name="App">The app that it is for; null where Slack does not say.</param>
public sealed record Origin(string? Team, string? Enterprise, string? App)
{
    /// <summary>Of an event (docs.slack.dev, Events API): the organisation is the one that the app hears of it through.</summary>
    public static Origin OfEvent(JObject payload) => new(
        Text(payload["team_id"]),
        Text(payload["context_enterprise_id"]) ?? Text(payload.SelectToken("authorizations[0].enterprise_id")) ?? Text(payload["enterprise_id"]),
        Text(payload["api_app_id"]));

    /// <summary>Of a press, a sent modal or a shortcut. Where the app is installed for an organisation, there may be no workspace.</summary>
    public static Origin OfInteraction(JObject payload) => new(
        Text(payload.SelectToken("team.id")) ?? Text(payload.SelectToken("user.team_id")),
        Text(payload.SelectToken("enterprise.id")) ?? Text(payload.SelectToken("team.enterprise_id")),
        Text(payload["api_app_id"]));

    /// <summary>Of a command.</summary>
    public static Origin OfCommand(IReadOnlyDictionary<string, string> fields) =>
        new(fields.GetValueOrDefault("team_id"), fields.GetValueOrDefault("enterprise_id"), fields.GetValueOrDefault("api_app_id"));

    private static string? Text(JToken? token) => token is JValue { Value: string { Length: > 0 } text } ? text : null;
}
