namespace SmtpHelpBot.Diagnosis.Redaction.Secrets;

/// <summary>Where a secret stands in a text.</summary>
internal sealed record SecretSpan(int Start, int End, SecretKind Kind);
