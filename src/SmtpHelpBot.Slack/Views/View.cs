using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Forms;

namespace SmtpHelpBot.Slack.Views;

/// <summary>Makes modals and the App Home, within the limits.</summary>
internal static class View
{
    /// <summary>What our modals that send a form are called when they come back.</summary>
    public const string FormCallback = "form";

    /// <summary>A modal that says one line.</summary>
    public static JObject Line(string line, SlackWords words) => Modal([Block.Section(Escaped(line))], words.Name, words);

    /// <summary>A modal with a form, and what it belongs to.</summary>
    public static JObject Form(Form form, IEnumerable<JObject>? blocks, string? place, string? message, SlackWords words)
    {
        var view = Frame(FormBlocks.Hinted(blocks ?? form.Inputs.Select(FormBlocks.Of), words.LongText), form.Title.Length > 0 ? form.Title : words.Name, words);
        view["callback_id"] = FormCallback;
        view["submit"] = Block.Plain(form.Submit, SlackLimits.ViewSubmit);
        view["close"] = Block.Plain(words.Cancel, SlackLimits.ViewSubmit);
        view["private_metadata"] = new ViewNote(place, message, form).Write();
        return view;
    }

    /// <summary>A modal that shows blocks. What cannot be sent is not asked.</summary>
    public static JObject Modal(IEnumerable<JObject> blocks, string title, SlackWords words) =>
        Frame(blocks.Where(block => block.Value<string>("type") != "input").DefaultIfEmpty(Block.Section(Escaped(title))), title, words);

    private static JObject Frame(IEnumerable<JObject> blocks, string title, SlackWords words) => new()
    {
        ["type"] = "modal",
        ["title"] = Block.Plain(title, SlackLimits.ViewTitle),
        ["close"] = Block.Plain(words.Close, SlackLimits.ViewSubmit),
        ["blocks"] = new JArray(blocks.Take(SlackLimits.BlocksInView)),
    };

    /// <summary>The App Home.</summary>
    public static JObject Home(IEnumerable<JObject> blocks) => new() { ["type"] = "home", ["blocks"] = new JArray(blocks.Take(SlackLimits.BlocksInView)) };

    private static string Escaped(string text) => Rendering.Mrkdwn.Escape(text);
}
