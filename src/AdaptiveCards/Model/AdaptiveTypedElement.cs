using System.ComponentModel;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>Anything in a card that says its type.</summary>
public abstract class AdaptiveTypedElement
{
    [JsonProperty(Order = -1)]
    public abstract string Type { get; set; }
    public string Id { get; set; }

    /// <summary>Properties that the type does not know, as they stand in the JSON.</summary>
    [JsonExtensionData]
    public SerializableDictionary<string, object> AdditionalProperties { get; set; } = [];
}

/// <summary>Properties by name.</summary>
public class SerializableDictionary<TKey, TValue> : Dictionary<TKey, TValue>;

/// <summary>A visible part of a card.</summary>
public abstract class AdaptiveElement : AdaptiveTypedElement
{
    public AdaptiveSpacing Spacing { get; set; }
    public bool Separator { get; set; }

    [DefaultValue(true)]
    public bool IsVisible { get; set; } = true;
}

/// <summary>An element of a type that is not known; what it says is in its additional properties.</summary>
public class AdaptiveUnknownElement : AdaptiveElement
{
    public override string Type { get; set; }
}
