using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings.Intake;

namespace SmtpHelpBot.Diagnosis.Tests.Settings;

/// <summary>Settings as the bot reads them: masked first.</summary>
internal static class Pasted
{
    public static SettingsReading Read(string text) => SettingsReader.Read(Redactor.Redact(text));

    /// <summary>The ids of what does not go together.</summary>
    public static IReadOnlyList<string> Mistakes(string text) => [.. Read(text).Contradictions.Select(found => found.Id)];
}
