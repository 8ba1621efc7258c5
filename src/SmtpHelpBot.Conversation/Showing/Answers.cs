using System.Net;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Deck;

namespace SmtpHelpBot.Conversation.Showing;

/// <summary>The shapes in which a pressed button is answered (Universal Actions for Adaptive Cards).</summary>
internal static class Answers
{
    /// <summary>The card that takes the place of the pressed one.</summary>
    public static AdaptiveCardInvokeResponse Card(Activity message) => new()
    {
        StatusCode = (int)HttpStatusCode.OK,
        Type = "application/vnd.microsoft.card.adaptive",
        Value = message.Attachments[0].Content,
    };

    /// <summary>A message of plain words: no markup in them takes effect.</summary>
    public static Activity Message(string line) => new() { Type = ActivityTypes.Message, Text = ShownText.Of(line), TextFormat = TextFormatTypes.Plain };

    /// <summary>A line; the pressed card stays.</summary>
    public static AdaptiveCardInvokeResponse Line(string line) => new()
    {
        StatusCode = (int)HttpStatusCode.OK,
        Type = "application/vnd.microsoft.activity.message",
        Value = line,
    };
}
