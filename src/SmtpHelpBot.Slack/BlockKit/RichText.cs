using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.BlockKit;

/// <summary>Text that Slack shows as it is: whatever stands in it, nothing becomes markup, a link or a mention.</summary>
internal static class RichText
{
    /// <summary>A line of pieces.</summary>
    public static JObject Section(IEnumerable<JObject> pieces) => new() { ["type"] = "rich_text_section", ["elements"] = new JArray(pieces) };

    /// <summary>A text in a box, in letters of one width.</summary>
    public static JObject Preformatted(string text) => new()
    {
        ["type"] = "rich_text_preformatted",
        ["elements"] = new JArray(new JObject { ["type"] = "text", ["text"] = text }),
    };

    /// <summary>A piece with its looks.</summary>
    public static JObject Piece(string text, bool bold = false, bool italic = false, bool strike = false, bool code = false)
    {
        var piece = new JObject { ["type"] = "text", ["text"] = text };
        var style = new JObject();
        foreach (var (name, on) in ((string, bool)[])[("bold", bold), ("italic", italic), ("strike", strike), ("code", code)])
        {
            if (on)
            {
                style[name] = true;
            }
        }

        if (style.HasValues)
        {
            piece["style"] = style;
        }

        return piece;
    }

    /// <summary>A piece that opens a page.</summary>
    public static JObject Link(string text, string url) => new() { ["type"] = "link", ["text"] = text, ["url"] = url };

    /// <summary>How many characters a rich text block, or a part of one, says.</summary>
    public static int Length(JObject part) => part.Descendants().OfType<JProperty>().Where(p => p is { Name: "text", Value.Type: JTokenType.String }).Sum(p => p.Value.Value<string>()!.Length);
}
