using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>A message as it looks now.</summary>
public sealed record SlackMessageSeen(string Channel, string Ts, string? Thread, string? OnlyFor, JObject Body)
{
    public string Words => WordsOf(Body["blocks"]!);

    public IEnumerable<JObject> Buttons => Body["blocks"]!.SelectMany(block => ((JObject)block).DescendantsAndSelf()).OfType<JObject>().Where(part => part.Value<string>("type") == "button");

    /// <summary>The button with these words; null where there is none.</summary>
    public JObject? Button(string words) => Buttons.FirstOrDefault(button => button.SelectToken("text.text")!.Value<string>() == words);

    public static string WordsOf(JToken blocks) => string.Join('\n', blocks.SelectMany(block => ((JObject)block).DescendantsAndSelf()).OfType<JProperty>()
        .Where(part => part is { Name: "text", Value.Type: JTokenType.String }).Select(part => part.Value.Value<string>()));
}
