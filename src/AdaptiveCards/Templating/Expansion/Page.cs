using System.Globalization;
using System.Text;
using AdaptiveCards.Templating.Expressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expansion;

/// <summary>The JSON text that one expansion writes, and the warnings that it gives on the way.</summary>
internal sealed class Page
{
    private readonly StringBuilder text = new(2048);

    public Page() => Json = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture));

    public JsonTextWriter Json { get; }

    public List<string> Warnings { get; } = [];

    /// <summary>A value of the data, as it is. What JSON has no word for is null.</summary>
    public void Write(JToken value)
    {
        switch (value)
        {
            case JArray list:
                Json.WriteStartArray();
                foreach (var item in list)
                    Write(item);
                Json.WriteEndArray();
                break;
            case JObject properties:
                Json.WriteStartObject();
                foreach (var property in properties.Properties())
                {
                    Json.WritePropertyName(property.Name);
                    Write(property.Value);
                }
                Json.WriteEndObject();
                break;
            case JValue { Type: JTokenType.Float, Value: double.NaN or double.PositiveInfinity or double.NegativeInfinity } or JRaw:
                Json.WriteNull();
                break;
            case JValue plain when Values.IsNothing(plain):
                Json.WriteNull();
                break;
            case JValue plain when Values.TryString(plain, out var words):
                Json.WriteValue(words);
                break;
            case JValue plain:
                Json.WriteValue(plain.Value);
                break;
            default:
                Json.WriteNull();
                break;
        }
    }

    public override string ToString()
    {
        Json.Flush();
        return text.ToString();
    }
}
