using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards;

/// <summary>Reads a part of a card as what its type says, or as what its place says where it gives no type.</summary>
internal sealed class PartConverter(List<AdaptiveWarning> warnings) : JsonConverter
{
    private const int UnknownType = -1;

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) =>
        objectType.IsAssignableTo(typeof(AdaptiveTypedElement)) || objectType == typeof(AdaptiveInline) || objectType == typeof(AdaptiveTargetElement);

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer)
    {
        var json = ((JTokenReader)reader).CurrentToken;
        reader.Skip();
        switch (json)
        {
            case JValue { Value: null }:
                return null;
            case JValue { Value: string text } when objectType == typeof(AdaptiveInline):
                return new AdaptiveTextRun(text);
            case JValue { Value: string id } when objectType == typeof(AdaptiveTargetElement):
                return new AdaptiveTargetElement(id);
            case JObject properties:
                var part = New(objectType, TypeOf(properties));
                using (var inner = properties.CreateReader())
                    serializer.Populate(inner, part);
                return part;
            default:
                throw new AdaptiveSerializationException($"{json?.Path} is neither an object nor what may stand for one.");
        }
    }

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) => throw new NotSupportedException();

    private static string TypeOf(JObject properties) => properties["type"] switch
    {
        null or JValue { Value: null } => null,
        JValue { Value: string { Length: > 0 } type } => type,
        var other => throw new AdaptiveSerializationException($"{other.Path} is not the name of a type."),
    };

    private object New(Type place, string type)
    {
        if (type is not null && PartTypes.New(type) is { } known && place.IsInstanceOfType(known))
            return known;
        if (type is null)
            return place.IsAbstract ? throw new AdaptiveSerializationException("An element or action has a type.") : Activator.CreateInstance(place);
        warnings.Add(new AdaptiveWarning(UnknownType, $"The type {type} is not known here."));
        if (place.IsAssignableFrom(typeof(AdaptiveUnknownElement)))
            return new AdaptiveUnknownElement();
        return place.IsAssignableFrom(typeof(AdaptiveUnknownAction))
            ? new AdaptiveUnknownAction()
            : throw new AdaptiveSerializationException($"A {type} cannot stand here.");
    }
}
