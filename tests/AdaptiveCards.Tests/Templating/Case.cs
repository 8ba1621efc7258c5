using AdaptiveCards.Templating;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Tests.Templating;

/// <summary>A fact of the language: this template with these data gives this card, or is refused.</summary>
public sealed record Case(string Says, JToken Template, JToken Data, JToken? Card, bool Refused, string? Npm)
{
    public static readonly JObject Host = new() { ["theme"] = "dark" };

    private static readonly JsonSerializerSettings Plain = new() { DateParseHandling = DateParseHandling.None };

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Templating", "cases.jsonl");

    public static IReadOnlyList<Case> All { get; } =
        [.. File.ReadLines(Path).Select(line => JsonConvert.DeserializeObject<Case>(line, Plain)!)];

    public static TheoryData<string> Names => [.. All.Select(fact => fact.Says)];

    public static Case Named(string says) => All.Single(fact => fact.Says == says);

    public JToken Expanded() => Read(new AdaptiveCardTemplate(Template.ToString()).Expand(new EvaluationContext(Data, Host)));

    public static JToken Read(string json) => JsonConvert.DeserializeObject<JToken>(json, Plain) ?? JValue.CreateNull();
}
