namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>How a text shows where it comes from.</summary>
/// <param name="Id">Id of the program or provider.</param>
/// <param name="Says">The words, as <see cref="Phrases.Pattern"/> writes them; any one of these will do.</param>
internal sealed record Mark(string Id, params string[] Says);
