namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Words that stand where a value was to be filled in.</summary>
internal static class Stopgap
{
    private static readonly string[] Begin = ["changeme", "change-me", "change_me", "your-", "your_", "your ", "yourpassword", "yourname", "youremail", "example-secret", "xxxx", "<", "{{"];

    /// <summary>Whether a value is one.</summary>
    public static bool Is(string? value) =>
        value is { Length: > 0 } && (Array.Exists(Begin, word => value.StartsWith(word, StringComparison.OrdinalIgnoreCase)) || value.AsSpan().IndexOfAnyExcept('*', '•') < 0);
}
