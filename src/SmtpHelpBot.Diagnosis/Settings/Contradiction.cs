using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Settings;

/// <summary>Something in the settings that does not go together, or not with what the provider documents.</summary>
/// <param name="Id">Key below <c>mistake.</c> in the texts.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Found">What stands in the settings, as far as the sentence names it.</param>
/// <param name="Wanted">What belongs there, as far as the sentence names it.</param>
public sealed record Contradiction(string Id, Severity Severity, string Found = "", string Wanted = "")
{
    /// <summary>How the fact is known that the settings contradict.</summary>
    public Sureness Sure { get; init; }

    /// <summary>Whether it is the password, and not how the server is reached.</summary>
    internal bool IsOfPassword => Id.StartsWith("password_", StringComparison.Ordinal);

    /// <summary>The sentence about it.</summary>
    public string Say(Texts texts) => texts.Format(Sure.KeyOf($"mistake.{Id}"), ("found", Found), ("wanted", Wanted)).TrimEnd();
}
