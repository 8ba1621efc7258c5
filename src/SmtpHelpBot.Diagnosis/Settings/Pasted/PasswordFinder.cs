using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings.Scanning;

namespace SmtpHelpBot.Diagnosis.Settings.Pasted;

/// <summary>Which of the masked secrets is the password in the settings.</summary>
internal static class PasswordFinder
{
    /// <summary>How far a mask may stand behind the name of its setting: the name, an equal sign, a quotation mark.</summary>
    private const int Farthest = 40;
    private const string InAddress = "url.password";

    /// <summary>What is left of the password; null where none was masked.</summary>
    /// <param name="redacted">The masked text.</param>
    /// <param name="keys">Names of the setting.</param>
    /// <param name="config">The settings.</param>
    public static MaskedSecret? Find(RedactionResult redacted, IReadOnlyList<string>? keys, ConfigText config)
    {
        if (redacted.Masked.Count < 2)
        {
            return redacted.Masked is [var only] && IsMasked(config.FindAny([.. keys ?? [], InAddress])) ? only : null;
        }

        return (keys ?? []).Where(key => IsMasked(config.Find(key))).Select(key => Behind(redacted, ConfigEntry.LastOf(key).ToString())).FirstOrDefault(found => found is not null)
            ?? (IsMasked(config.Find(InAddress)) ? redacted.Masked.FirstOrDefault(secret => IsInAddress(redacted.Text.Value, secret)) : null);
    }

    /// <summary>Whether the password stands in an address: <c>smtp://user:password@host</c>.</summary>
    public static bool IsInAddress(string text, MaskedSecret secret)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, secret.At - 1)) + 1;
        var before = text.AsSpan(line, secret.At - line);
        return before.IndexOf("://") >= 0 && before.EndsWith(':');
    }

    private static bool IsMasked(string? value) => value?.Contains("masked]", StringComparison.Ordinal) == true;

    private static MaskedSecret? Behind(RedactionResult redacted, string name)
    {
        var at = redacted.Text.Value.LastIndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : redacted.Masked.FirstOrDefault(secret => secret.At > at && secret.At - at - name.Length < Farthest);
    }
}
