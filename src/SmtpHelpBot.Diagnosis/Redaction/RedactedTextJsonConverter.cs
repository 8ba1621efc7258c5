using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Writes the masked text as a string, and masks again what it reads: a stored file is not to be trusted either.</summary>
internal sealed class RedactedTextJsonConverter : JsonConverter<RedactedText>
{
    public override RedactedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Redactor.Redact(reader.GetString() ?? "").Text;

    public override void Write(Utf8JsonWriter writer, RedactedText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
