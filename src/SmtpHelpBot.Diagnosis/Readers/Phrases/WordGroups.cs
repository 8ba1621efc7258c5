using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>
/// Words that mean the same, in all languages (<c>Readers/Phrases/Data/words.json</c>): <c>{denied}</c> in a pattern stands for
/// any of its group. What a sign means is so written once, and a spelling that is added is known to all signs.
/// </summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class WordGroups : JsonSerializerContext
{
    /// <summary>The groups that are built into the assembly: the words of each, by its name in braces.</summary>
    /// <exception cref="JsonException">The file is not of the form: a mistake of ours, found by the tests of the signs.</exception>
    public static IReadOnlyDictionary<string, string[]> Read()
    {
        using var stream = typeof(WordGroups).Assembly.GetManifestResourceStream("words")!;
        var groups = JsonSerializer.Deserialize(stream, Default.DictionaryStringStringArray) ?? throw new JsonException("No groups of words.");
        return groups.ToDictionary(group => $"{{{group.Key}}}", group => group.Value.SelectMany(line => line.Split('|')).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }
}
