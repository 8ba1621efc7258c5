using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Json;

/// <summary>Reads JSON as what it says: no date is guessed, no type is made, nothing is nested deeper than a card can be.</summary>
internal static class JsonText
{
    /// <summary>The deepest nesting of templates, data and cards.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonSerializerSettings Settings = new()
    {
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
        CheckAdditionalContent = true,
    };

    /// <exception cref="JsonException">The text is not JSON, or is nested too deep.</exception>
    public static JToken Read(string text) => string.IsNullOrWhiteSpace(text)
        ? throw new JsonException("There is no JSON in an empty text.")
        : JsonConvert.DeserializeObject<JToken>(text, Settings) ?? JValue.CreateNull();
}
