using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Tests.Pictures;

/// <summary>Draws blocks as a page that looks as Slack does: enough to see how a message reads.</summary>
internal static partial class BlockKitPage
{
    private const string Style = """
        body{font:15px/1.46 'Liberation Sans',Arial,sans-serif;color:#1d1c1d;margin:16px;width:640px;background:#fff}
        .who{font-weight:900}.app{background:#e8e8e8;color:#616061;font-size:10px;padding:1px 3px;border-radius:2px;margin:0 6px}.at{color:#616061;font-size:12px}
        .header{font-size:18px;font-weight:900;margin:8px 0 4px}.section,.rich{margin:6px 0;white-space:pre-wrap}.context{color:#616061;font-size:13px;margin:4px 0;white-space:pre-wrap}
        .fields{display:grid;grid-template-columns:1fr 1fr;gap:6px 16px;margin:6px 0;white-space:pre-wrap}.actions{margin:8px 0;display:flex;flex-wrap:wrap;gap:8px}
        .button{border:1px solid #bbb;border-radius:4px;padding:4px 12px;font-weight:700;font-size:14px}.primary{background:#007a5a;border-color:#007a5a;color:#fff}.danger{background:#e01e5a;border-color:#e01e5a;color:#fff}
        pre{background:#f8f8f8;border:1px solid #ddd;border-radius:4px;padding:8px;margin:4px 0;font:12px/1.5 'Liberation Mono',monospace;white-space:pre-wrap;word-break:break-all}
        code{background:#f8f8f8;border:1px solid #ddd;border-radius:3px;color:#e01e5a;font:12px 'Liberation Mono',monospace;padding:1px 3px}hr{border:0;border-top:1px solid #ddd;margin:10px 0}
        .input{margin:12px 0}.label{font-weight:700;margin-bottom:4px}.box{border:1px solid #868686;border-radius:4px;padding:8px 12px;min-height:20px;color:#616061}.tall{min-height:70px}
        .modal{border:1px solid #ccc;border-radius:8px;padding:0 24px 16px;box-shadow:0 2px 12px #0003}.title{font-size:20px;font-weight:900;padding:14px 0;border-bottom:1px solid #ddd}.foot{display:flex;justify-content:flex-end;gap:8px;margin-top:16px}
        """;

    /// <summary>A message of the bot.</summary>
    public static string Message(JArray blocks) => Page($"<div><span class=who>SmtpHelpBot</span><span class=app>APP</span><span class=at>12:00</span></div>{All(blocks)}");

    /// <summary>A modal.</summary>
    public static string Modal(JObject view) => Page(
        $"<div class=modal><div class=title>{Text(view["title"])}</div>{All((JArray)view["blocks"]!)}<div class=foot><span class=button>{Text(view["close"])}</span>"
        + (view["submit"] is { } submit ? $"<span class='button primary'>{Text(submit)}</span>" : "") + "</div></div>");

    /// <summary>The App Home.</summary>
    public static string Home(JObject view) => Page(All((JArray)view["blocks"]!));

    private static string Page(string body) => $"<!doctype html><meta charset=utf-8><style>{Style}</style><body>{body}</body>";

    private static string All(JArray blocks) => string.Concat(blocks.OfType<JObject>().Select(Draw));

    private static string Draw(JObject block) => block.Value<string>("type") switch
    {
        "header" => $"<div class=header>{Text(block["text"])}</div>",
        "section" when block["fields"] is JArray fields => $"<div class=fields>{string.Concat(fields.Select(field => $"<div>{Text(field)}</div>"))}</div>",
        "section" => $"<div class=section>{Text(block["text"])}</div>",
        "context" => $"<div class=context>{string.Join(' ', block["elements"]!.Select(Text))}</div>",
        "divider" => "<hr>",
        "rich_text" => $"<div class=rich>{string.Concat(block["elements"]!.OfType<JObject>().Select(Rich))}</div>",
        "actions" => $"<div class=actions>{string.Concat(block["elements"]!.Select(button => $"<span class='button {button["style"]}'>{Text(button["text"])}</span>"))}</div>",
        "input" => Input(block),
        var other => throw new InvalidOperationException($"A {other} is not drawn."),
    };

    private static string Input(JObject block)
    {
        var element = block["element"]!;
        var shown = element.Value<string>("initial_value") ?? element.SelectToken("initial_option.text.text")?.Value<string>() ?? element.SelectToken("placeholder.text")?.Value<string>() ?? "";
        return $"<div class=input><div class=label>{Text(block["label"])}{(block.Value<bool>("optional") ? " (optional)" : "")}</div><div class='box {(element.Value<bool?>("multiline") == true ? "tall" : "")}'>{WebUtility.HtmlEncode(shown)}</div></div>";
    }

    private static string Rich(JObject section)
    {
        var text = new StringBuilder();
        foreach (var piece in section["elements"]!)
        {
            var words = WebUtility.HtmlEncode(piece.Value<string>("text") ?? "");
            words = piece.SelectToken("style.code") is null ? words : $"<code>{words}</code>";
            words = piece.SelectToken("style.bold") is null ? words : $"<b>{words}</b>";
            text.Append(piece.SelectToken("style.italic") is null ? words : $"<i>{words}</i>");
        }

        return section.Value<string>("type") == "rich_text_preformatted" ? $"<pre>{text}</pre>" : $"<div>{text}</div>";
    }

    /// <summary>Plain text as it is; mrkdwn, in which three characters are entities already.</summary>
    private static string Text(JToken? text) => text?.Value<string>("type") == "plain_text"
        ? WebUtility.HtmlEncode(text.Value<string>("text"))!
        : Bold().Replace(Link().Replace(text?.Value<string>("text") ?? "", "<a href='${url}'>${label}</a>"), "<b>${words}</b>");

    [GeneratedRegex(@"<(?<url>https?:[^|>]+)\|(?<label>[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\w)\*(?<words>[^*\n]+)\*(?!\w)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bold();
}
