using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace SmtpHelpBot.Diagnosis.Wording;

/// <summary>The words shown to people, one file a language (<c>cards/texts/LANGUAGE.json</c>), reached by dotted keys such as <c>cause.two_factor</c>.</summary>
public sealed class Texts
{
    private static readonly ConcurrentDictionary<string, Texts?> ByLanguage = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, string> words;

    private Texts(string language, FrozenDictionary<string, string> words) => (Language, this.words) = (language, words);

    /// <summary>The English texts: every key is there.</summary>
    public static Texts English => Of("en")!;

    /// <summary>Two-letter code of the language.</summary>
    public string Language { get; }

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => words.Keys;

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key: a mistake of ours, found by the completeness tests.</exception>
    public string this[string key] => words.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No text for '{key}'.");

    /// <summary>The texts of a locale such as <c>en-GB</c>; English where there are none.</summary>
    public static Texts For(string? locale) =>
        (locale is { Length: >= 2 } && char.IsAsciiLetterLower(locale[0]) && char.IsAsciiLetterLower(locale[1]) ? Of(locale[..2]) : null) ?? English;

    /// <summary>Whether there is a text of that key.</summary>
    public bool Has(string key) => words.ContainsKey(key);

    /// <summary>The text of a key with <c>{name}</c> replaced by the value of that name; values are taken as they are.</summary>
    public string Format(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = this[key];
        var result = new StringBuilder(text.Length + 64);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                result.Append(text, at, text.Length - at);
                break;
            }

            result.Append(text, at, open - at).Append(Find(text.AsSpan(open + 1, close - open - 1), values));
            at = close + 1;
        }

        return result.ToString();
    }

    private static string Find(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (candidate, value) in values)
        {
            if (name.SequenceEqual(candidate))
            {
                return value;
            }
        }

        throw new KeyNotFoundException($"No value for '{name}'.");
    }

    private static Texts? Of(string language) => ByLanguage.GetOrAdd(language, Load);

    private static Texts? Load(string language)
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream($"texts.{language}.json");
        if (stream is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(stream);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(document.RootElement, "", found);
        return new(language, found.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static void Flatten(JsonElement element, string path, Dictionary<string, string> found)
    {
        foreach (var member in element.EnumerateObject())
        {
            var key = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(member.Value, key, found);
            }
            else
            {
                found[key] = member.Value.GetString()!;
            }
        }
    }
}
