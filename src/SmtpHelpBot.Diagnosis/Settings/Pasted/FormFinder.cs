using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Settings.Pasted;

/// <summary>Finds in which of a client's forms settings are written.</summary>
internal static class FormFinder
{
    /// <summary>The form's id; null where the client has one form only, or the usual one is meant.</summary>
    public static string? Find(Client described, string text) => described.Forms.FirstOrDefault(form => form.IsShownIn(text))?.Id;
}
