using System.Net;
using System.Text.RegularExpressions;
using AdaptiveCards;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Forms;
using SmtpHelpBot.Slack.Rendering;

namespace SmtpHelpBot.Slack.Tests.Rendering;

/// <summary>What a card says and offers on either platform.</summary>
internal static partial class CardWords
{
    private static readonly string[] Said = ["text", "title", "label", "placeholder", "altText", "alt_text"];

    /// <summary>Every word of the card, as Teams shows it.</summary>
    public static IReadOnlySet<string> InTeams(AdaptiveCard card) => Words(Spoken(JObject.Parse(card.ToJson())));

    /// <summary>Every word of the message, and of the forms that its buttons open.</summary>
    public static IReadOnlySet<string> InSlack(RenderedCard card) =>
        Words(card.Blocks.SelectMany(Spoken).Concat(Forms(card).SelectMany(form => form.Inputs.SelectMany(input => Spoken(FormBlocks.Of(input))).Append(form.Submit).Append(form.Title))));

    /// <summary>What the buttons of the card send or open.</summary>
    public static IEnumerable<string> OfferedInTeams(AdaptiveCard card) => Actions(card.Body, card.Actions).SelectMany(action => action switch
    {
        AdaptiveShowCardAction show => OfferedInTeams(show.Card),
        AdaptiveOpenUrlAction open => [open.Url.OriginalString],
        AdaptiveExecuteAction or AdaptiveSubmitAction => [ActionScribe.DataOf(action).ToString()],
        _ => Array.Empty<string>(),
    }).Order(StringComparer.Ordinal);

    /// <summary>What the buttons of the message, and those of its forms, send or open.</summary>
    public static IEnumerable<string> OfferedInSlack(RenderedCard card) => Buttons(card).Select(button => button.Value<string>("url")
        ?? (button.Value<string>("action_id")!.StartsWith(ActionIds.Form, StringComparison.Ordinal) ? Form.Read(button.Value<string>("value")!)!.Data : JObject.Parse(button.Value<string>("value")!)).ToString()).Order(StringComparer.Ordinal);

    /// <summary>The forms of the message.</summary>
    public static IEnumerable<Form> Forms(RenderedCard card) =>
        Buttons(card).Where(button => button.Value<string>("action_id")!.StartsWith(ActionIds.Form, StringComparison.Ordinal)).Select(button => Form.Read(button.Value<string>("value")!)!);

    private static IEnumerable<JObject> Buttons(RenderedCard card) => card.Blocks.SelectMany(block => block.DescendantsAndSelf()).OfType<JObject>().Where(part => part.Value<string>("type") == "button");

    private static IEnumerable<AdaptiveAction> Actions(IEnumerable<AdaptiveElement> body, IEnumerable<AdaptiveAction>? own) => CardParts.Actions(body).Concat(own ?? []);

    /// <summary>An action that stands in for another on old clients says the same again; the runs of a line belong together.</summary>
    private static IEnumerable<string> Spoken(JObject part)
    {
        part = (JObject)part.DeepClone();
        part.Descendants().OfType<JProperty>().Where(p => p.Name == "fallback").ToList().ForEach(p => p.Remove());
        var lines = part.DescendantsAndSelf().OfType<JObject>().Where(line => line["inlines"] is JArray || line.Value<string>("type") is "rich_text_section" or "rich_text_preformatted").ToList();
        var joined = lines.ConvertAll(line => string.Concat((line["inlines"] ?? line["elements"])!.Select(run => run.Value<string>("text"))));
        lines.ForEach(line => line.RemoveAll());
        return joined.Concat(part.DescendantsAndSelf().OfType<JProperty>().Where(p => Said.Contains(p.Name, StringComparer.Ordinal) && p.Value.Type == JTokenType.String).Select(p => p.Value.Value<string>()!));
    }

    private static HashSet<string> Words(IEnumerable<string> texts) => texts.SelectMany(text => Blanks().Split(WebUtility.HtmlDecode(Mrkdwn.Words(text))))
        .Select(word => word.Trim('*', '_', '·')).Where(word => word.Length > 0).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
