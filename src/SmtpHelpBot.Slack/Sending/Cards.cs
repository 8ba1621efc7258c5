using AdaptiveCards;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Rendering;

namespace SmtpHelpBot.Slack.Sending;

/// <summary>Makes of what the bot says what Slack shows.</summary>
internal static class Cards
{
    private const string FileType = "text/plain";

    /// <summary>A message of the bot: its card, or its words.</summary>
    public static RenderedCard Render(Activity message) =>
        CardOf(message) is { } card ? CardRenderer.Message(card, SummaryOf(message)) : Words(WordsOf(message));

    /// <summary>The file of a message; null where it has none.</summary>
    public static (string Name, string Text)? FileOf(Activity message) =>
        message.Attachments?.FirstOrDefault(attachment => attachment is { ContentType: FileType, Name.Length: > 0 }) is { Content: { } content } file && content.ToString() is { Length: > 0 } text
            ? (file.Name, text)
            : null;

    /// <summary>The card of a message; null where it has none that can be read.</summary>
    public static AdaptiveCard? CardOf(Activity message)
    {
        var content = message.Attachments?.FirstOrDefault(attachment => attachment?.ContentType == AdaptiveCard.ContentType)?.Content;
        try
        {
            return content is null ? null : AdaptiveCard.FromJson(content is JToken token ? token.ToString(Formatting.None) : JsonConvert.SerializeObject(content)).Card;
        }
        catch (AdaptiveSerializationException)
        {
            return null;
        }
    }

    /// <summary>The line that a message is announced by; null where it has none.</summary>
    public static string? SummaryOf(Activity message) => message.Summary is { Length: > 0 } summary ? summary : message.Text is { Length: > 0 } text ? text : null;

    private static string WordsOf(Activity message) =>
        FileOf(message) is { } file ? $"{message.Text}\n\n{file.Text}" : message.Text is { Length: > 0 } text ? text : message.Summary ?? "";

    /// <summary>Words without markup.</summary>
    private static RenderedCard Words(string text) => new(
        [.. Cut.Pieces(text, SlackLimits.RichText).Where(piece => piece.Length > 0).Select(piece => Block.Rich(RichText.Section([RichText.Piece(piece)])))],
        Cut.To(Mrkdwn.Escape(text.Length > 0 ? text : "·"), SlackLimits.MessageText));
}
