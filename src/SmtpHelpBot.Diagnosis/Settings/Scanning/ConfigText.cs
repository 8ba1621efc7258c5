namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>A pasted text taken apart into settings.</summary>
internal sealed class ConfigText
{
    private readonly string text;
    private readonly Dictionary<string, List<ConfigEntry>> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="text">The text; secrets are masked in it.</param>
    /// <param name="entries">The settings in it, in order.</param>
    public ConfigText(string text, IEnumerable<ConfigEntry> entries)
    {
        this.text = text;
        var names = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var entry in entries)
        {
            var name = ConfigEntry.LastOf(entry.Path);
            if (!names.TryGetValue(name, out var same))
            {
                names[name] = same = new(1);
            }

            same.Add(entry);
        }
    }

    /// <summary>The value of a setting; null where it is not there. Where it is there twice, the later one counts, as in the programs.</summary>
    public string? Find(string key) =>
        byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(ConfigEntry.LastOf(key), out var same) ? same.FindLast(entry => entry.Is(key))?.Value : null;

    /// <summary>The value of the first of these settings that is there.</summary>
    public string? FindAny(IReadOnlyList<string>? keys)
    {
        foreach (var key in keys ?? [])
        {
            if (Find(key) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Whether a piece of code stands in the text.</summary>
    public bool Has(string piece) => text.Contains(piece, StringComparison.Ordinal);

    /// <summary>Whether all these pieces stand in it, one behind the other.</summary>
    public bool HasInOrder(IReadOnlyList<string> pieces)
    {
        var at = 0;
        foreach (var piece in pieces)
        {
            at = text.IndexOf(piece, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += piece.Length;
        }

        return true;
    }
}
