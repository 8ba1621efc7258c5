using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace SmtpHelpBot.Delivery.Envelopes;

/// <summary>Activities as they are stored. One serializer for all: making a contract resolver costs more than a whole turn.</summary>
internal static class ActivityJson
{
    private static readonly JsonSerializer Serializer = Create(new DefaultContractResolver());
    private static readonly JsonSerializer OutgoingSerializer = Create(new CardsAsTheyAre());

    public static string Write(object value)
    {
        var text = new StringBuilder(1024);
        using var writer = new StringWriter(text, CultureInfo.InvariantCulture);
        Serializer.Serialize(writer, value);
        return text.ToString();
    }

    public static T Read<T>(string json) => Read<T>(json, Serializer);

    /// <summary>An activity on its way out: its cards stay text, because nobody looks into them any more.</summary>
    public static Activity ReadOutgoing(string json) => Read<Activity>(json, OutgoingSerializer);

    private static T Read<T>(string json, JsonSerializer serializer)
    {
        using var reader = new JsonTextReader(new StringReader(json));
        return serializer.Deserialize<T>(reader) ?? throw new JsonSerializationException("A stored activity is empty.");
    }

    private static JsonSerializer Create(IContractResolver contracts) => JsonSerializer.Create(new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = 64,
        ContractResolver = contracts,
    });

    /// <summary>Reads the content of attachments as raw JSON; that of a file is a text.</summary>
    private sealed class CardsAsTheyAre : DefaultContractResolver
    {
        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            if (member.DeclaringType == typeof(Attachment) && member.Name == nameof(Attachment.Content))
            {
                property.Converter = new RawJson();
            }

            return property;
        }
    }

    private sealed class RawJson : JsonConverter
    {
        public override bool CanWrite => false;

        public override bool CanConvert(Type objectType) => true;

        public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            reader is { TokenType: JsonToken.String, Value: string file } ? file : JRaw.Create(reader);

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
    }
}
