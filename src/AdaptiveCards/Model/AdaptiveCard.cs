using AdaptiveCards.Json;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>A card, as objects. What the card says and these types do not know stays in <see cref="AdaptiveTypedElement.AdditionalProperties"/>.</summary>
public class AdaptiveCard : AdaptiveTypedElement
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";
    public const string TypeName = "AdaptiveCard";

    public AdaptiveCard() { }

    public AdaptiveCard(AdaptiveSchemaVersion schemaVersion) => Version = schemaVersion;

    public AdaptiveCard(string schemaVersion) => Version = new(schemaVersion);

    public override string Type { get; set; } = TypeName;
    public AdaptiveSchemaVersion Version { get; set; }
    public string FallbackText { get; set; }
    public string Speak { get; set; }
    public string Lang { get; set; }
    public List<AdaptiveElement> Body { get; set; } = [];
    public List<AdaptiveAction> Actions { get; set; } = [];
    public AdaptiveAction SelectAction { get; set; }
    public AdaptiveRefresh Refresh { get; set; }

    public bool ShouldSerializeBody() => Body?.Count > 0;

    public bool ShouldSerializeActions() => Actions?.Count > 0;

    /// <summary>The card that a JSON text spells. Elements of unknown type are kept, with a warning.</summary>
    /// <exception cref="AdaptiveSerializationException">The text is not JSON, is no card, has no version, or an element in it has no type.</exception>
    public static AdaptiveCardParseResult FromJson(string json)
    {
        var result = new AdaptiveCardParseResult();
        try
        {
            var token = JsonText.Read(json);
            if (token.SelectToken("type")?.ToString() != TypeName)
                throw new AdaptiveSerializationException($"The type of a card is {TypeName}.");
            result.Card = CardSerializer.Reading(result.Warnings).Deserialize<AdaptiveCard>(token.CreateReader());
        }
        catch (Exception refused) when (refused is JsonException or OverflowException or FormatException)
        {
            throw new AdaptiveSerializationException(refused.Message, refused);
        }
        return result.Card.Version is null ? throw new AdaptiveSerializationException("A card has a version.") : result;
    }

    /// <summary>The card as JSON, without what is empty or at its default.</summary>
    public string ToJson() => CardSerializer.Write(this);
}
