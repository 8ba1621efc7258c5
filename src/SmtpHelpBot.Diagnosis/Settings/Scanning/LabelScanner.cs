namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>Finds labels of a settings screen with what stands in their fields: <c>Port number: 587, Encryption method: STARTTLS</c>.</summary>
internal static class LabelScanner
{
    private const int LongestLabel = 50;

    /// <summary>No piece of a screen has more labels one behind the other.</summary>
    private const int MostLabels = 32;

    /// <summary>No server, number or user name is longer.</summary>
    private const int LongestValue = 320;

    private static readonly string[] Between = [", ", "; ", "\t", " | "];

    /// <summary>The settings of a text, in order.</summary>
    public static IEnumerable<ConfigEntry> Scan(string text) =>
        from line in text.Split('\n')
        from piece in line.Split(Between, StringSplitOptions.None)
        from entry in Labels(piece)
        select entry;

    /// <summary>"Ours: Server: x" has two labels, of which the second is the one that is known.</summary>
    private static IEnumerable<ConfigEntry> Labels(string piece)
    {
        var (begin, found) = (0, 0);
        for (var length = piece.AsSpan().IndexOfAny(':', '=', '：'); length >= 0 && found < MostLabels; length = piece.AsSpan(begin).IndexOfAny(':', '=', '：'))
        {
            var label = Label(piece.Substring(begin, length));
            begin += length + 1;
            if (label.Length is > 0 and <= LongestLabel)
            {
                found++;
                yield return new(label, piece.AsSpan(begin).Trim() is var value && value.Length > LongestValue ? value[..LongestValue].ToString() : value.ToString());
            }
        }
    }

    /// <summary>What stands before the label in its sentence is left out.</summary>
    private static string Label(string before) => before[(before.LastIndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? end + 2 : 0)..].Trim(' ', '-', '*', '•', '\r');
}
