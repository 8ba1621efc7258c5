using SmtpHelpBot.Diagnosis.Settings.Pasted;

namespace SmtpHelpBot.Diagnosis.Settings.Linting;

/// <summary>Finds what does not go together in settings: in themselves, with the client's ways, and with what the provider documents.</summary>
internal static class SettingsLinter
{
    /// <summary>What does not go together, the worst first, each once.</summary>
    public static IReadOnlyList<Contradiction> Check(PastedSettings pasted) =>
    [
        .. ClientRules.Check(pasted).Concat(PortRules.Check(pasted)).Concat(HostRules.Check(pasted)).Concat(UserRules.Check(pasted)).Concat(SignInRules.Check(pasted)).Concat(PasswordRules.Check(pasted))
            .DistinctBy(found => found.Id, StringComparer.Ordinal).OrderBy(found => found.Severity),
    ];
}
