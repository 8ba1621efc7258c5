namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>Finds labels of a settings screen with what stands in their fields: <c>Port number: 587, Encryption method: STARTTLS</c>.</summary>
internal static class LabelScanner
{
    private const int LongestLabel = 50;
    private static readonly string[] Between = [", ", "; ", "\t", " | "];

    /// <summary>The settings of a text, in order.</summary>
    public static IEnumerable<ConfigEntry> Scan(string text) =>
        from line in text.Split('\n')
        from piece in line.Split(Between, StringSplitOptions.None)
        let colon = piece.AsSpan().IndexOfAny(':', '=', '：')
        where colon > 0
        let label = Label(piece[..colon])
        where label.Length is > 0 and <= LongestLabel
        select new ConfigEntry(label, piece[(colon + 1)..].Trim());

    /// <summary>What stands before the label in its sentence is left out.</summary>
    private static string Label(string before) => before[(before.LastIndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? end + 2 : 0)..].Trim(' ', '-', '*', '•', '\r');
}
