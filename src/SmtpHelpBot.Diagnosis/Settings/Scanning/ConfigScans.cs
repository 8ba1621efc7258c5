using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Settings.Scanning;

/// <summary>A text taken apart in each way that settings are written in, once for all clients that write so.</summary>
/// <param name="text">The text; secrets are masked in it.</param>
internal sealed class ConfigScans(string text)
{
    private readonly Dictionary<ConfigStyle, ConfigText> scans = [];

    /// <summary>The text, taken apart in one way.</summary>
    public ConfigText Of(ConfigStyle style)
    {
        if (!scans.TryGetValue(style, out var scan))
        {
            scans[style] = scan = new(text, Entries(style));
        }

        return scan;
    }

    private IEnumerable<ConfigEntry> Entries(ConfigStyle style) => style switch
    {
        ConfigStyle.Pairs => [.. UrlScanner.Scan(text), .. CallScanner.Scan(text), .. PairScanner.Scan(text)],
        ConfigStyle.Words => WordScanner.Scan(text),
        ConfigStyle.Options => [.. UrlScanner.Scan(text), .. OptionScanner.Scan(text)],
        ConfigStyle.Screen => LabelScanner.Scan(text),
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, "Not a style."),
    };
}
