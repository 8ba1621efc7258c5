namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>Other ways to send for a provider's customers.</summary>
internal static class AlternativeWords
{
    /// <summary>A line that leads in, and one for each way; nothing where there are none.</summary>
    public static IEnumerable<string> Say(Circumstances facts) => facts.Provider is not { Alternatives: { Count: > 0 } ways }
        ? []
        : ways.Where(way => way.Id != "oauth" || facts.Client?.Oauth != false).Select(way => facts.Say($"alternative.{way.Id}")).Prepend(facts.Say("advice.alternatives"));
}
