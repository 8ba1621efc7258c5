using System.Globalization;
using AdaptiveCards;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Forms;

namespace SmtpHelpBot.Slack.Rendering;

/// <summary>
/// Renders any Adaptive Card as Block Kit: every element has a form here, and what Slack cannot show is shown as words. Cards
/// that are odd or too large come out plainer or shorter, never not at all.
/// </summary>
public static class CardRenderer
{
    /// <summary>The card as a message: all its blocks, in however many messages they need.</summary>
    /// <param name="card">The card.</param>
    /// <param name="summary">One line that says it all; the card's own fallback text where it is empty.</param>
    public static RenderedCard Message(AdaptiveCard card, string? summary)
    {
        var inputs = FormReader.Inputs(Body(card));
        var actions = AllActions(card).ToList();
        var areInputsShown = inputs.Count > 0 && (!actions.Exists(ActionScribe.SendsInputs) || !ActionScribe.Fits(actions, inputs));
        var blocks = Distinct(new CardScribe(card, inputs, areInputsShown).Write());
        return new(blocks, Fallback(card, summary, blocks));
    }

    /// <summary>The card for a modal: its first form is sent by the modal's own button.</summary>
    public static RenderedForm Form(AdaptiveCard card, string? summary)
    {
        var inputs = FormReader.Inputs(Body(card));
        var sender = AllActions(card).FirstOrDefault(action => inputs.Count > 0 && ActionScribe.SendsInputs(action));
        var rest = sender is null ? card : WithoutActions(card);
        var blocks = Distinct(new CardScribe(rest, inputs, areInputsShown: true).Write()).Take(SlackLimits.BlocksInView).ToList();
        var form = sender is null ? null : new Form(TitleOf(card, summary), sender.Title ?? "", ActionScribe.DataOf(sender), inputs);
        return new(blocks, TitleOf(card, summary), form);
    }

    private static string TitleOf(AdaptiveCard card, string? summary) =>
        Body(card).OfType<AdaptiveTextBlock>().FirstOrDefault(text => text.Weight == AdaptiveTextWeight.Bolder)?.Text is { Length: > 0 } heading
            ? Mrkdwn.Words(heading) : summary ?? card.FallbackText ?? "";

    /// <summary>A copy of the outermost parts: the modal's button stands for the card's.</summary>
    private static AdaptiveCard WithoutActions(AdaptiveCard card) => new(card.Version ?? new AdaptiveSchemaVersion(1, 5))
    {
        Body = [.. Body(card).Where(element => element is not AdaptiveActionSet)],
        FallbackText = card.FallbackText,
    };

    private static IEnumerable<AdaptiveElement> Body(AdaptiveCard card) => (card.Body ?? []).Where(element => element is not null);

    private static IEnumerable<AdaptiveAction> AllActions(AdaptiveCard card) =>
        CardParts.Actions(Body(card)).Concat(card.Actions ?? []).Where(action => action is not null);

    /// <summary>Cards that unfold may ask under a name that the card uses itself: Slack takes each once.</summary>
    private static IReadOnlyList<JObject> Distinct(IReadOnlyList<JObject> blocks)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, block) in blocks.Index())
        {
            if (block["block_id"] is JValue { Value: string name } && !names.Add(name))
            {
                block["block_id"] = Cut.To($"{place.ToString(CultureInfo.InvariantCulture)}-{name}", SlackLimits.Id);
                names.Add(block.Value<string>("block_id")!);
            }
        }

        return blocks;
    }

    private static string Fallback(AdaptiveCard card, string? summary, IReadOnlyList<JObject> blocks)
    {
        var words = new[] { summary, card.FallbackText, PlainText.Of(blocks) }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "·";
        return Cut.To(Mrkdwn.Escape(words), SlackLimits.MessageText);
    }
}

/// <summary>A card as a message.</summary>
/// <param name="Blocks">What is seen; there may be more than one message takes.</param>
/// <param name="Text">What notifications and screen readers say, as mrkdwn; never empty.</param>
public sealed record RenderedCard(IReadOnlyList<JObject> Blocks, string Text);

/// <summary>A card for a modal.</summary>
/// <param name="Blocks">What is seen.</param>
/// <param name="Title">Its heading, uncut.</param>
/// <param name="Form">What its button sends; null where there is nothing to fill in.</param>
public sealed record RenderedForm(IReadOnlyList<JObject> Blocks, string Title, Form? Form);
