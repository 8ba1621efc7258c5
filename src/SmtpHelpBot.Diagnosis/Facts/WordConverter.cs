using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>
/// Enumerations are words in small letters with underscores. The library's converter would be compiled at run time, anew for each
/// enumeration: megabytes and a good part of the first answer; this one is compiled when the bot is published.
/// </summary>
internal sealed class WordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly string[] Words = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
    private static readonly T[] Values = Enum.GetValues<T>();

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? ReadAsPropertyName(ref reader, typeToConvert, options) : throw NoWord();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(WordOf(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        for (var index = 0; index < Words.Length; index++)
        {
            if (reader.ValueTextEquals(Words[index]))
            {
                return Values[index];
            }
        }

        throw NoWord();
    }

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(WordOf(value));

    private static string WordOf(T value) => Words[Array.IndexOf(Values, value)];

    private static JsonException NoWord() => new($"Not a word for {typeof(T).Name}: it is one of {string.Join(", ", Words)}.");
}
