using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Readers;

namespace SmtpHelpBot.Commands;

/// <summary>A case that begins and ends with one text.</summary>
internal static class PastedCase
{
    public static CaseFile Of(string text)
    {
        var reading = PasteReader.Read(text);
        return new CaseFile { Id = CaseId.New(), OpenedAt = default, Readings = [reading], Settings = reading.Settings, Provider = reading.Provider }.Weigh();
    }
}
