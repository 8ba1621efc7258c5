using Newtonsoft.Json;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Forms;

namespace SmtpHelpBot.Slack.Views;

/// <summary>What a modal remembers until it is sent (private_metadata): the message it was opened from, and its form.</summary>
/// <param name="Place">Id of the conversation of that message; null where it was opened from nowhere in particular.</param>
/// <param name="Message">The message's time; null where it cannot be changed.</param>
/// <param name="Form">The form.</param>
public sealed record ViewNote(
    [property: JsonProperty("p")] string? Place, [property: JsonProperty("m")] string? Message, [property: JsonProperty("f")] Form Form)
{
    private static readonly JsonSerializerSettings Compact = new() { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None, MaxDepth = 32 };

    /// <summary>The note as text. A form that is too long loses what is checked before it is sent, which the bot checks anyway; then its data, so that the bot answers with what is current.</summary>
    public string Write()
    {
        var bare = Form with { Inputs = [], Title = "", Submit = "" };
        return new[] { this, this with { Form = bare }, this with { Form = bare with { Data = [] } } }
            .Select(note => JsonConvert.SerializeObject(note, Formatting.None, Compact)).First(text => text.Length <= SlackLimits.PrivateMetadata);
    }

    /// <summary>The note that a modal carries; null where it carries none.</summary>
    public static ViewNote? Read(string? text)
    {
        try
        {
            return text is { Length: > 0 } && JsonConvert.DeserializeObject<ViewNote>(text, Compact) is { Form: { Data: not null, Inputs: not null } } note ? note : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
