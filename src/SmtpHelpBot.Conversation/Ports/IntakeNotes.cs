using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Conversation.Ports;

/// <summary>
/// What was noticed about an incoming activity before it was stored. The turn finds it in its TurnState, under the type's full name.
/// </summary>
/// <param name="Secrets">The kinds of secrets that were masked, each once; empty where there was none.</param>
/// <param name="Truncated">Whether the text was longer than 64 KiB and was cut there.</param>
/// <param name="Attachments">How many attachments it had; none of them is kept.</param>
public sealed record IntakeNotes(IReadOnlyList<SecretKind> Secrets, bool Truncated, int Attachments)
{
    /// <summary>Nothing to note.</summary>
    public static IntakeNotes None { get; } = new([], false, 0);
}
