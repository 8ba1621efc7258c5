using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Rendering;

/// <summary>The words of blocks, one line a piece.</summary>
internal static class PlainText
{
    public static string Of(IEnumerable<JObject> blocks) => string.Join('\n', blocks.SelectMany(block => block.DescendantsAndSelf()).OfType<JProperty>()
        .Where(part => part is { Name: "text" or "alt_text", Value.Type: JTokenType.String }).Select(part => part.Value.Value<string>()));
}
