namespace SmtpHelpBot.Commands;

/// <summary>The settings on a command line: --Section:Name=value, or the value as the next word.</summary>
internal static class GivenSettings
{
    private static readonly string[] OfTheProgram = ["--help", "--version"];

    /// <summary>Whether the arguments name no command: nothing at all, or settings only.</summary>
    public static bool AreAll(string[] arguments) =>
        arguments is [] || arguments[0].Contains('=', StringComparison.Ordinal) || (IsName(arguments[0]) && !OfTheProgram.Contains(arguments[0], StringComparer.Ordinal));

    /// <summary>What to say of the first word that belongs to no setting; null where all do. The host would pass over it in silence.</summary>
    public static string? Fault(IReadOnlyList<string> settings)
    {
        for (var at = 0; at < settings.Count; at++)
        {
            if (settings[at].Contains('=', StringComparison.Ordinal))
            {
                continue;
            }

            if (!IsName(settings[at]) || at + 1 == settings.Count || IsName(settings[at + 1]))
            {
                return $"'{settings[at]}' is no setting with a value: they are written --Section:Name=value, such as --urls=http://localhost:3978.";
            }

            at++;
        }

        return null;
    }

    private static bool IsName(string word) => word.StartsWith("--", StringComparison.Ordinal);
}
