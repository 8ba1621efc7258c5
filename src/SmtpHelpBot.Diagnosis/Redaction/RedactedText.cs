using System.Text.Json.Serialization;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>
/// Text from a person or a server with its secrets masked. Only <see cref="Redactor"/> makes one, so whatever takes a
/// <see cref="RedactedText"/> (storage, logs, cards, tickets) cannot be handed a secret by mistake.
/// </summary>
[JsonConverter(typeof(RedactedTextJsonConverter))]
public sealed record RedactedText
{
    internal RedactedText(string value) => Value = value;

    /// <summary>No text.</summary>
    public static RedactedText Empty { get; } = new("");

    /// <summary>The masked text.</summary>
    public string Value { get; }

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => Value.Length == 0;

    /// <inheritdoc />
    public override string ToString() => Value;
}
