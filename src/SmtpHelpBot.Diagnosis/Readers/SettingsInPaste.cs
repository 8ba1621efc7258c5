using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Settings.Intake;

namespace SmtpHelpBot.Diagnosis.Readers;

/// <summary>Adds what a pasted configuration says to the reading of the text.</summary>
internal static class SettingsInPaste
{
    /// <summary>Two settings that exclude each other stop all mail, whatever else is wrong.</summary>
    private const double ErrorWeight = 0.8;
    private const double WarningWeight = 0.3;

    /// <summary>The reading with the settings that stand in its text, and the evidence that they give.</summary>
    public static Reading WithSettings(this Reading reading, RedactionResult redacted)
    {
        var found = SettingsReader.Read(redacted);
        return found == SettingsReading.Nothing ? reading : reading with
        {
            Settings = found.Settings.Over(reading.Settings),
            Provider = reading.Provider ?? found.Provider,
            Contradictions = found.Contradictions,
            Evidence = found.Contradictions is [{ Severity: not Severity.Hint } worst, ..] ? [.. reading.Evidence, EvidenceOf(worst)] : reading.Evidence,
        };
    }

    private static Evidence EvidenceOf(Contradiction worst) =>
        new(worst.IsOfPassword ? Cause.Credentials : Cause.AccountSettings, worst.Severity == Severity.Error ? ErrorWeight : WarningWeight, "settings_contradiction");
}
