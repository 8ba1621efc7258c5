using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Architecture;

namespace SmtpHelpBot.Tests.Recorded;

/// <summary>One thing that a client of Teams sends, as it was recorded, without the ids and times that are others each time.</summary>
/// <param name="What">What it is.</param>
/// <param name="Client">Who sent it; where the Playground has no such thing, whose documentation shows it.</param>
/// <param name="After">Names of what is sent in the same conversation before.</param>
/// <param name="Sent">What the messages say that come back, one word or sentence for each to look for; empty where none may come; null where it is answered in the response, or with whatever fits.</param>
/// <param name="Answer">What is to be found in the response; null where it is empty.</param>
/// <param name="Activity">What is sent.</param>
public sealed record Payload(string What, string Client, string[]? After, string[]? Sent, string[]? Answer, JObject Activity)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "SmtpHelpBot.Tests", "Recorded", "Payloads");

    public static IEnumerable<string> Names { get; } = [.. Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>A time stays the text it is.</summary>
    public static Payload Read(string name) => JsonConvert.DeserializeObject<Payload>(
        File.ReadAllText(Path.Combine(Folder, $"{name}.json")), new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    /// <summary>The activity, for this conversation of this connector, with the data of the button that it presses.</summary>
    public JObject For(string conversation, string connector, JToken? button)
    {
        var activity = (JObject)Activity.DeepClone();
        foreach (var text in activity.DescendantsAndSelf().OfType<JValue>().Where(value => value.Type == JTokenType.String).ToList())
        {
            text.Value = ((string)text.Value!).Replace("{conversation}", conversation, StringComparison.Ordinal).Replace("{serviceUrl}", connector, StringComparison.Ordinal);
        }

        activity.SelectTokens("value.action.data").FirstOrDefault(data => (string?)(data as JValue) == "{button}")?.Replace(button!);
        return activity;
    }
}
