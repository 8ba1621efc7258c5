using System.Globalization;
using AdaptiveCards.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>How cards and JSON become each other. The contracts are shared: they cost more than a card.</summary>
internal static class CardSerializer
{
    private static readonly DefaultContractResolver Contracts = new() { NamingStrategy = new CamelCaseNamingStrategy() };

    public static JsonSerializer Reading(List<AdaptiveWarning> warnings) => JsonSerializer.Create(new()
    {
        ContractResolver = Contracts,
        Converters = [new PartConverter(warnings), new WordConverter(warnings)],
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
        MaxDepth = JsonText.MaxDepth,
    });

    public static string Write(AdaptiveCard card)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented })
            Writing.Serialize(writer, card);
        return text.ToString();
    }

    private static JsonSerializer Writing => JsonSerializer.Create(new()
    {
        ContractResolver = Contracts,
        Converters = [new WordConverter([])],
        NullValueHandling = NullValueHandling.Ignore,
        DefaultValueHandling = DefaultValueHandling.Ignore,
    });
}
