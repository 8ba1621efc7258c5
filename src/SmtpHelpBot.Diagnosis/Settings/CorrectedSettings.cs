using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Settings;

/// <summary>The right settings in a client's form, to paste back.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Beside">Lines that belong elsewhere; null where there are none.</param>
/// <param name="Secret">Where the secret goes; null where a placeholder in the lines says it.</param>
/// <param name="Remove">Names of settings that contradict the lines and that these cannot undo.</param>
public sealed record CorrectedSettings(IReadOnlyList<string> Lines, CorrectedBeside? Beside, SecretPlace? Secret, IReadOnlyList<string> Remove)
{
    /// <summary>All lines, in their order.</summary>
    public IEnumerable<string> AllLines => Lines.Concat(Beside?.Lines ?? []);
}

/// <summary>Corrected lines that belong elsewhere than the others.</summary>
/// <param name="In">Key below <c>paste_beside</c> in the texts.</param>
/// <param name="Name">The name of the file, where it is one.</param>
/// <param name="Lines">The lines.</param>
public sealed record CorrectedBeside(string In, string? Name, IReadOnlyList<string> Lines);
