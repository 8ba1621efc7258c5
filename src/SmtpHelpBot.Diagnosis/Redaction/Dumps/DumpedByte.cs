namespace SmtpHelpBot.Diagnosis.Redaction.Dumps;

/// <summary>A byte of a dump.</summary>
/// <param name="Value">The byte.</param>
/// <param name="Hex">Where its two hex digits stand.</param>
/// <param name="Letter">Where it stands as a letter; null where it does not.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct DumpedByte(byte Value, int Hex, int? Letter);
