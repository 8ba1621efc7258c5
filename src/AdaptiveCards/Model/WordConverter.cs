using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>Words such as "extraLarge", in any case. One that is not known is the default, with a warning.</summary>
internal sealed class WordConverter(List<AdaptiveWarning> warnings) : JsonConverter
{
    private const int UnknownWord = -1;

    private static readonly CamelCaseNamingStrategy Names = new();

    public override bool CanConvert(Type objectType) => (Nullable.GetUnderlyingType(objectType) ?? objectType).IsEnum;

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer)
    {
        var words = Nullable.GetUnderlyingType(objectType) ?? objectType;
        var word = reader.Value as string;
        if (Array.Find(Enum.GetNames(words), name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } known)
            return Enum.Parse(words, known);
        warnings.Add(new AdaptiveWarning(UnknownWord, $"{reader.Path}: \"{reader.Value}\" is not one of {string.Join(", ", Enum.GetNames(words))}."));
        reader.Skip();
        return words == objectType ? Enum.ToObject(words, 0) : null;
    }

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) =>
        writer.WriteValue(Names.GetPropertyName(value.ToString(), hasSpecifiedName: false));
}
