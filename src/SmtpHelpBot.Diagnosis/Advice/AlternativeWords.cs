using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>Other ways to send for a provider's customers.</summary>
internal static class AlternativeWords
{
    /// <summary>A sentence for each way.</summary>
    public static IReadOnlyList<string> Say(Circumstances facts) => facts.Provider is not { Alternatives: { Count: > 0 } ways }
        ? []
        : [.. ways.Where(way => way.Id != "oauth" || facts.Client?.Oauth != false).Select(way => facts.Say(way.Sure.KeyOf($"alternative.{way.Id}")))];
}
