using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace SmtpHelpBot.Delivery.Envelopes;

/// <summary>Activities as they are stored. One serializer for all: making a contract resolver costs more than a whole turn.</summary>
internal static class ActivityJson
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = 64,
        ContractResolver = new DefaultContractResolver(),
    });

    public static string Write(object value)
    {
        var text = new StringBuilder(1024);
        using var writer = new StringWriter(text, CultureInfo.InvariantCulture);
        Serializer.Serialize(writer, value);
        return text.ToString();
    }

    public static T Read<T>(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json));
        return Serializer.Deserialize<T>(reader) ?? throw new JsonSerializationException("A stored activity is empty.");
    }
}
