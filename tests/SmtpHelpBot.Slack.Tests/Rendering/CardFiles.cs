using AdaptiveCards;
using AdaptiveCards.Templating;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Tests.Signing;

namespace SmtpHelpBot.Slack.Tests.Rendering;

/// <summary>The bot's cards with their samples, in every state that their templates can tell apart.</summary>
internal static class CardFiles
{
    private static readonly string Folder = Path.Combine(SlackTool.Root(), "cards");
    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.sample.json").Select(file => Path.GetFileName(file)[..^".sample.json".Length]).Order(StringComparer.Ordinal);

    /// <summary>
    /// The card with its sample; with everything that may be missing missing; with each of those alone missing; and with each
    /// yes a no and each no a yes.
    /// </summary>
    public static IEnumerable<(string State, AdaptiveCard Card)> States(string name)
    {
        var template = new AdaptiveCardTemplate(File.ReadAllText(Path.Combine(Folder, $"{name}.json")));
        var sample = Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.sample.json")));
        yield return ("sample", Card(template, sample));
        foreach (var part in sample.Properties().Where(part => part.Name != "text" && Other(part.Value) is not null).ToList())
        {
            var changed = (JObject)sample.DeepClone();
            changed[part.Name] = Other(part.Value);
            yield return (part.Name, Card(template, changed));
        }

        var bare = (JObject)sample.DeepClone();
        foreach (var part in bare.Properties().Where(part => part.Name != "text" && part.Value.Type is JTokenType.Array or JTokenType.String).ToList())
        {
            part.Value = part.Value is JArray ? new JArray() : "";
        }

        yield return ("bare", Card(template, bare));
    }

    private static JToken? Other(JToken value) => value switch
    {
        JArray => new JArray(),
        { Type: JTokenType.Boolean } => !value.Value<bool>(),
        { Type: JTokenType.String } => value.Value<string>()!.Length > 0 ? "" : "some words",
        _ => null,
    };

    private static AdaptiveCard Card(AdaptiveCardTemplate template, JObject data) => AdaptiveCard.FromJson(Parse(template.Expand(data)).ToString()).Card;

    private static JObject Parse(string json) => JsonConvert.DeserializeObject<JObject>(json, AsWritten)!;
}
