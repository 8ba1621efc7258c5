using System.Globalization;
using AdaptiveCards;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Forms;

namespace SmtpHelpBot.Slack.Rendering;

/// <summary>
/// Writes buttons. One that sends a form opens it as a modal, and carries it; where it is too long for that, the inputs stand in
/// the message and the button sends them.
/// </summary>
/// <param name="inputs">What the card asks.</param>
/// <param name="areInputsShown">Whether the inputs stand beside the buttons anyway.</param>
internal sealed class ActionScribe(IReadOnlyList<FormInput> inputs, bool areInputsShown)
{
    private int count;

    /// <summary>Whether each form among these buttons fits into its button.</summary>
    public static bool Fits(IEnumerable<AdaptiveAction> actions, IReadOnlyList<FormInput> inputs) =>
        actions.Where(SendsInputs).All(action => FormOf(action.Title ?? "", action, inputs).Write() is not null);

    /// <summary>Whether a button sends what stands in the inputs.</summary>
    public static bool SendsInputs(AdaptiveAction action) =>
        action is AdaptiveExecuteAction or AdaptiveSubmitAction
        && !(action.AdditionalProperties?.TryGetValue("associatedInputs", out var sent) == true && string.Equals(sent?.ToString(), "none", StringComparison.OrdinalIgnoreCase));

    /// <summary>The form that a card unfolds; null where it does not fit into a button, or there is none.</summary>
    public static (Form Form, string Value)? Unfolding(AdaptiveShowCardAction action)
    {
        var body = action.Card?.Body ?? [];
        var asked = FormReader.Inputs(body);
        var sender = CardParts.Actions(body).Concat(action.Card?.Actions ?? []).FirstOrDefault(inner => inner is not null && SendsInputs(inner));
        if (asked.Count == 0 || sender is null)
        {
            return null;
        }

        var form = FormOf(action.Title ?? "", sender, asked);
        return form.Write() is { } value ? (form, value) : null;
    }

    /// <summary>The buttons, in rows that fit.</summary>
    public IEnumerable<JObject> Write(IEnumerable<AdaptiveAction> actions) =>
        actions.Select(Button).OfType<JObject>().Chunk(SlackLimits.ActionElements).Select(Block.Actions);

    private JObject? Button(AdaptiveAction action) => action switch
    {
        { IsEnabled: false } => null,
        AdaptiveOpenUrlAction { Url: { } url } when Mrkdwn.IsWeb(url.OriginalString) => Block.Link(Id(ActionIds.Link), Title(action), url.OriginalString),
        AdaptiveShowCardAction show => Unfolding(show) is { } form ? Block.Button(Id(ActionIds.Form), Title(show), form.Value, Style(show)) : null,
        AdaptiveExecuteAction or AdaptiveSubmitAction when inputs.Count > 0 && SendsInputs(action) => areInputsShown
            ? Block.Button(Id(ActionIds.Send), Title(action), ValueOf(DataOf(action)), Style(action))
            : Block.Button(Id(ActionIds.Form), Title(action), FormOf(action.Title ?? "", action, inputs).Write() ?? "{}", Style(action)),
        AdaptiveExecuteAction or AdaptiveSubmitAction => Block.Button(Id(ActionIds.Press), Title(action), ValueOf(DataOf(action)), Style(action)),
        _ => null,
    };

    /// <summary>What a button says when it is pressed, as an object.</summary>
    public static JObject DataOf(AdaptiveAction action) => (action is AdaptiveExecuteAction execute ? execute.Data : (action as AdaptiveSubmitAction)?.Data) switch
    {
        JObject data => data,
        null => [],
        string text => new() { ["value"] = text },
        var other => JToken.FromObject(other) as JObject ?? new() { ["value"] = JToken.FromObject(other) },
    };

    private static Form FormOf(string title, AdaptiveAction sender, IReadOnlyList<FormInput> asked) => new(title, sender.Title ?? "", DataOf(sender), asked);

    /// <summary>Data that do not fit are left out: the bot then answers with what is current.</summary>
    private static string ValueOf(JObject data) => data.ToString(Formatting.None) is { Length: <= SlackLimits.ButtonValue } text ? text : "{}";

    private static string Title(AdaptiveAction action) => action.Title ?? "";

    private static string? Style(AdaptiveAction action) => action.Style?.ToUpperInvariant() switch
    {
        "POSITIVE" => "primary",
        "DESTRUCTIVE" => "danger",
        _ => null,
    };

    /// <summary>Different for each button of a message, as Slack wants it.</summary>
    private string Id(string kind) => $"{kind}{(++count).ToString(CultureInfo.InvariantCulture)}";
}
