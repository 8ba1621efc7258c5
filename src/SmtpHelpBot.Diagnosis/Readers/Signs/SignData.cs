using System.Text.Json;
using System.Text.Json.Serialization;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Readers.Signs;

/// <summary>Reads the signs that are built into the assembly (<c>Readers/Signs/Data</c>).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(WordConverter<Cause>), typeof(WordConverter<Loudness>)])]
[JsonSerializable(typeof(Sign[]))]
internal sealed partial class SignData : JsonSerializerContext
{
    private const string Prefix = "signs.";

    /// <summary>All signs of all files.</summary>
    /// <exception cref="JsonException">A file is not of the form: a mistake of ours, found by the tests of the signs.</exception>
    public static IReadOnlyList<Sign> Read() =>
        [.. typeof(SignData).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(Read)];

    private static Sign[] Read(string name)
    {
        using var stream = typeof(SignData).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize(stream, Default.SignArray) ?? throw new JsonException($"No signs in '{name}'.");
    }
}
