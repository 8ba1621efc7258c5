using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpHelpBot.Diagnosis.Readers.Leanings;

/// <summary>Reads the weights of words that are built into the assembly (<c>Readers/Leanings/Data/weights.json</c>).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(WordWeights))]
internal sealed partial class LeaningData : JsonSerializerContext
{
    /// <summary>The weights of all words.</summary>
    /// <exception cref="JsonException">The file is not of the form: a mistake of ours, found by the tests.</exception>
    public static WordWeights Read()
    {
        using var stream = typeof(LeaningData).Assembly.GetManifestResourceStream("leanings")!;
        return JsonSerializer.Deserialize(stream, Default.WordWeights) ?? throw new JsonException("No weights of words.");
    }
}
