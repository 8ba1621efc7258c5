using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>A version stands in a card as text.</summary>
internal sealed class SchemaVersionConverter : JsonConverter<AdaptiveSchemaVersion>
{
    public override AdaptiveSchemaVersion ReadJson(JsonReader reader, Type objectType, AdaptiveSchemaVersion existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        reader.Value is null ? null : new(Convert.ToString(reader.Value, CultureInfo.InvariantCulture));

    public override void WriteJson(JsonWriter writer, AdaptiveSchemaVersion value, JsonSerializer serializer) => writer.WriteValue(value.ToString());
}
