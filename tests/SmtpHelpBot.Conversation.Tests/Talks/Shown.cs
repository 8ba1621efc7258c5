using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>A message as it looks now.</summary>
internal sealed class Shown(string id, string? key, Activity message)
{
    public string Id => id;

    public string? Key => key;

    public Activity Message { get; set; } = message;

    /// <summary>The message in whose thread it stands; null where it began one.</summary>
    public Shown? Under { get; set; }

    public JObject? Card => Message.Attachments is [{ Content: JObject card }, ..] ? card : null;

    /// <summary>Every word on it.</summary>
    public string Words => Card is null ? Message.Text : string.Join('\n', Card.Descendants().OfType<JProperty>()
        .Where(part => part.Name is "text" or "title" or "label").Select(part => (string?)part.Value));
}
