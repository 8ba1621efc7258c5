using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;

namespace SmtpHelpBot.Slack.Rendering;

/// <summary>Collects blocks. Lines of rich text that follow each other become one block, so that they stand close.</summary>
internal sealed class Page
{
    private readonly List<JObject> blocks = [];
    private bool isApart = true;

    /// <summary>What was collected.</summary>
    public IReadOnlyList<JObject> Blocks => blocks;

    /// <summary>Adds a block.</summary>
    public void Add(JObject block)
    {
        blocks.Add(block);
        isApart = true;
    }

    /// <summary>Adds a section of rich text, to the rich text before it where that has room.</summary>
    public void AddRich(JObject section)
    {
        if (!isApart && blocks.Count > 0 && RichText.Length(blocks[^1]) + RichText.Length(section) <= SlackLimits.RichText)
        {
            ((JArray)blocks[^1]["elements"]!).Add(section);
            return;
        }

        blocks.Add(Block.Rich(section));
        isApart = false;
    }

    /// <summary>Adds a text in a box; to the box before it where it follows close and there is room.</summary>
    public void AddCode(string text, bool isClose)
    {
        if (isClose && blocks.LastOrDefault()?["elements"] is JArray { Last: JObject last } && last.Value<string>("type") == "rich_text_preformatted"
            && RichText.Length(blocks[^1]) + text.Length < SlackLimits.RichText)
        {
            last["elements"]![0]!["text"] = $"{last["elements"]![0]!["text"]}\n{text}";
            return;
        }

        isApart |= !isClose;
        AddRich(RichText.Preformatted(text));
    }

    /// <summary>What comes next stands apart from what came before.</summary>
    public void Part() => isApart = true;

    /// <summary>A line across, unless it would be the first thing or follow another.</summary>
    public void Separate()
    {
        isApart = true;
        if (blocks.Count > 0 && blocks[^1].Value<string>("type") != "divider")
        {
            blocks.Add(Block.Divider());
        }
    }
}
