using System.Security;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Helpdesk;

namespace SmtpHelpBot.Conversation.Showing;

/// <summary>
/// Calls a person by name in a message that others see too, so that Teams tells them of it (Channel and group conversations, Microsoft
/// Teams platform documentation). Other platforms get the message as it is.
/// </summary>
internal static class Mentions
{
    private const string Teams = "msteams";

    /// <summary>The message with the person's name before its words.</summary>
    public static Activity Call(Activity message, Person person, string channel)
    {
        if (channel != Teams || person.Id.Length == 0)
        {
            return message;
        }

        // The one format in which a mention takes effect and nothing else that people wrote does.
        var name = $"<at>{Escape(person.Name)}</at>";
        message.Text = $"{name} {Escape(message.Text ?? "").Replace("\n", "<br/>", StringComparison.Ordinal)}".TrimEnd();
        message.TextFormat = TextFormatTypes.Xml;
        message.Entities = [new Mention { Type = "mention", Text = name, Mentioned = new(person.Id, person.Name) }];
        return message;
    }

    private static string Escape(string text) => SecurityElement.Escape(ShownText.Of(text));
}
