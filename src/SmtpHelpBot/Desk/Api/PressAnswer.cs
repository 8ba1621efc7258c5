using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Desk.Api;

/// <summary>What the page does after a button was pressed.</summary>
/// <param name="Version">All changes up to this one are older than the answer.</param>
/// <param name="Card">The card in place of the pressed one; null where that stays.</param>
/// <param name="Line">A line to show beside the card; null where there is none.</param>
internal sealed record PressAnswer(long Version, JsonElement? Card, string? Line)
{
    private const string WentWrong = "Something went wrong on our side. Please press it again.";

    /// <summary>Reads the answer to an invoke (Universal Actions for Adaptive Cards).</summary>
    public static PressAnswer Of(InvokeResponse response, long version) => response.Body switch
    {
        AdaptiveCardInvokeResponse { Type: "application/vnd.microsoft.card.adaptive", Value: { } card } => new(version, Parse(card), null),
        AdaptiveCardInvokeResponse { Type: "application/vnd.microsoft.activity.message", Value: string line } => new(version, null, line),
        AdaptiveCardInvokeResponse { Value: { } error } => new(version, null, JObject.FromObject(error).Value<string>("message") ?? WentWrong),
        _ => new(version, null, response.IsSuccessStatusCode() ? null : WentWrong),
    };

    private static JsonElement Parse(object card)
    {
        using var document = JsonDocument.Parse(JsonConvert.SerializeObject(card));
        return document.RootElement.Clone();
    }
}
