using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;

namespace SmtpHelpBot.Slack.Forms;

/// <summary>A form: what it asks, and what is sent with the answers.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Submit">What the button says that sends it.</param>
/// <param name="Data">What is sent beside the answers.</param>
/// <param name="Inputs">What it asks.</param>
public sealed record Form(
    [property: JsonProperty("t")] string Title,
    [property: JsonProperty("s")] string Submit,
    [property: JsonProperty("d")] JObject Data,
    [property: JsonProperty("f")] IReadOnlyList<FormInput> Inputs)
{
    private static readonly JsonSerializerSettings Compact = new() { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None, MaxDepth = 32 };

    /// <summary>The form as the value of a button; null where it is too long for one.</summary>
    public string? Write() => JsonConvert.SerializeObject(this, Formatting.None, Compact) is { Length: <= SlackLimits.ButtonValue } text ? text : null;

    /// <summary>The form that a button carries; null where it carries none.</summary>
    public static Form? Read(string text)
    {
        try
        {
            return JsonConvert.DeserializeObject<Form>(text, Compact) is { Title: not null, Submit: not null, Data: not null, Inputs: not null } form ? form : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
