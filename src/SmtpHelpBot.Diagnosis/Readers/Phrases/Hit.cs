namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>Where something stands in the flat text.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Hit(int Start, int End);
