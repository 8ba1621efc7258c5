using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Causes;

/// <summary>One observation that speaks for a cause.</summary>
/// <param name="Cause">The cause it speaks for.</param>
/// <param name="Weight">How loudly, from 0 (not at all) to 1 (this alone settles it).</param>
/// <param name="Reason">Key of the text that says why, below <c>reason.</c> in the texts.</param>
/// <param name="Quote">The words it was seen in, masked.</param>
public sealed record Evidence(Cause Cause, double Weight, string Reason, RedactedText? Quote = null);
