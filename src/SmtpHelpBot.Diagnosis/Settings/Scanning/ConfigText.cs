namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>A pasted text taken apart into settings.</summary>
/// <param name="Text">The text; secrets are masked in it.</param>
/// <param name="Entries">The settings in it, in order.</param>
internal sealed record ConfigText(string Text, IReadOnlyList<ConfigEntry> Entries)
{
    /// <summary>The value of a setting; null where it is not there. Where it is there twice, the later one counts, as in the programs.</summary>
    public string? Find(string key)
    {
        for (var at = Entries.Count - 1; at >= 0; at--)
        {
            if (Entries[at].Is(key))
            {
                return Entries[at].Value;
            }
        }

        return null;
    }

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
    public bool Has(string piece) => Text.Contains(piece, StringComparison.Ordinal);
}
