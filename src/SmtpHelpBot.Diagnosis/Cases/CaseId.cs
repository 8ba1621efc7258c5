using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpHelpBot.Diagnosis.Cases;

/// <summary>Names a case. 128 random bits, so that nobody guesses another person's.</summary>
/// <param name="Value">22 characters of base64url.</param>
[JsonConverter(typeof(CaseIdJsonConverter))]
public readonly record struct CaseId(string Value)
{
    /// <summary>A new one.</summary>
    public static CaseId New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    /// <inheritdoc />
    public override string ToString() => Value;
}

internal sealed class CaseIdJsonConverter : JsonConverter<CaseId>
{
    public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
