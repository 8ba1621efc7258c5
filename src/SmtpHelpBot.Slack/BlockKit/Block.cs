using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.BlockKit;

/// <summary>Makes blocks. Whatever it is given, what comes out is within the limits.</summary>
internal static class Block
{
    /// <summary>A heading of plain words.</summary>
    public static JObject Header(string text) => new() { ["type"] = "header", ["text"] = Plain(text, SlackLimits.HeaderText) };

    /// <summary>A paragraph of mrkdwn.</summary>
    public static JObject Section(string mrkdwn) => new() { ["type"] = "section", ["text"] = Mrkdwn(mrkdwn, SlackLimits.SectionText) };

    /// <summary>Pairs beside each other, in mrkdwn.</summary>
    public static JObject Fields(IEnumerable<string> mrkdwn) => new()
    {
        ["type"] = "section",
        ["fields"] = new JArray(mrkdwn.Take(SlackLimits.SectionFields).Select(text => Mrkdwn(text, SlackLimits.FieldText))),
    };

    /// <summary>A small line of mrkdwn.</summary>
    public static JObject Context(string mrkdwn) => new() { ["type"] = "context", ["elements"] = new JArray(Mrkdwn(mrkdwn, SlackLimits.ContextText)) };

    /// <summary>A small line of plain words: no markup in them takes effect.</summary>
    public static JObject PlainContext(string text) => new() { ["type"] = "context", ["elements"] = new JArray(Plain(text, SlackLimits.ContextText)) };

    /// <summary>A line across.</summary>
    public static JObject Divider() => new() { ["type"] = "divider" };

    /// <summary>A picture by its address.</summary>
    public static JObject Image(string url, string alt) => new()
    {
        ["type"] = "image",
        ["image_url"] = url,
        ["alt_text"] = Cut.To(alt.Length > 0 ? alt : " ", SlackLimits.AltText),
    };

    /// <summary>Rich text of these sections.</summary>
    public static JObject Rich(params IEnumerable<JObject> sections) => new() { ["type"] = "rich_text", ["elements"] = new JArray(sections) };

    /// <summary>A row of buttons.</summary>
    public static JObject Actions(IEnumerable<JObject> buttons) => new() { ["type"] = "actions", ["elements"] = new JArray(buttons) };

    /// <summary>A button that says <paramref name="value"/> when it is pressed.</summary>
    public static JObject Button(string id, string text, string value, string? style)
    {
        var button = new JObject { ["type"] = "button", ["action_id"] = Cut.To(id, SlackLimits.Id), ["text"] = Plain(text, SlackLimits.ButtonText), ["value"] = value };
        if (style is not null)
        {
            button["style"] = style;
        }

        return button;
    }

    /// <summary>A button that opens a page.</summary>
    public static JObject Link(string id, string text, string url) => new()
    {
        ["type"] = "button",
        ["action_id"] = Cut.To(id, SlackLimits.Id),
        ["text"] = Plain(text, SlackLimits.ButtonText),
        ["url"] = url,
    };

    /// <summary>Something to fill in.</summary>
    public static JObject Input(string id, string label, JObject element, bool optional) => new()
    {
        ["type"] = "input",
        ["block_id"] = Cut.To(id, SlackLimits.Id),
        ["label"] = Plain(label, SlackLimits.InputLabel),
        ["element"] = element,
        ["optional"] = optional,
    };

    /// <summary>Plain words; empty ones are a dot, because Slack takes no empty text.</summary>
    public static JObject Plain(string text, int most) => new()
    {
        ["type"] = "plain_text",
        ["text"] = string.IsNullOrWhiteSpace(text) ? "·" : Cut.To(text, most),
        ["emoji"] = false,
    };

    /// <summary>Words with markup; nothing in them becomes a link or mention by itself.</summary>
    public static JObject Mrkdwn(string text, int most) => new()
    {
        ["type"] = "mrkdwn",
        ["text"] = string.IsNullOrWhiteSpace(text) ? "·" : Cut.To(text, most),
        ["verbatim"] = true,
    };
}
