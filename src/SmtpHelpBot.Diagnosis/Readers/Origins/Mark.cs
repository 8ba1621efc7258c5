using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>How a text shows where it comes from.</summary>
/// <param name="Id">Of the program, the provider or the stage.</param>
/// <param name="Says">The words, as <see cref="Phrases.Pattern"/> writes them; any one of these will do.</param>
internal sealed record Mark(string Id, string[] Says);

/// <summary>The marks that are built into the assembly (<c>Readers/Origins/Data</c>); of several that fit, the first names the origin.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Mark[]))]
internal sealed partial class Marks : JsonSerializerContext
{
    /// <summary>Programs and what they write.</summary>
    public static Mark[] Libraries => Read("libraries");

    /// <summary>Sentences and banners that only one provider's servers send.</summary>
    public static Mark[] ProviderSentences => Read("provider-sentences");

    /// <summary>The names people use for providers.</summary>
    public static Mark[] ProviderNames => Read("provider-names");

    /// <summary>Words of each stage, the latest stage first.</summary>
    public static Mark[] Stages => Read("stages");

    private static Mark[] Read(string name)
    {
        using var stream = typeof(Marks).Assembly.GetManifestResourceStream($"marks.{name}")!;
        return JsonSerializer.Deserialize(stream, Default.MarkArray) ?? throw new JsonException($"No marks in '{name}'.");
    }
}
