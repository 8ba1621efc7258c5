namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>A setting as it stands in a pasted text.</summary>
/// <param name="Path">Its name, with the names of what it stands in before it, joined by dots.</param>
/// <param name="Value">Its value without quotes; secrets are masked in it.</param>
internal sealed record ConfigEntry(string Path, string Value)
{
    /// <summary>Whether it is the setting of this name: the whole path, or the end of it.</summary>
    public bool Is(string key) =>
        Path.EndsWith(key, StringComparison.OrdinalIgnoreCase) && (Path.Length == key.Length || Path[Path.Length - key.Length - 1] == '.');

    /// <summary>What stands behind the last dot of a path.</summary>
    public static ReadOnlySpan<char> LastOf(string path) => path.AsSpan(path.LastIndexOf('.') + 1);
}
