using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings.Pasted;
using SmtpHelpBot.Diagnosis.Settings.Scanning;

namespace SmtpHelpBot.Diagnosis.Settings.Linting;

/// <summary>The mistakes that people make with one client, as its facts list them.</summary>
internal static class ClientRules
{
    private const string Traceback = "Traceback (most recent call last)";

    public static IEnumerable<Contradiction> Check(PastedSettings pasted) =>
        pasted.Client.Mistakes.Where(mistake => mistake.When.All(condition => Holds(condition, pasted)))
            .Select(mistake => new Contradiction(mistake.Id, mistake.Severity, pasted.Client.Name));

    private static bool Holds(SettingsCondition condition, PastedSettings pasted) =>
        (condition.Key is not { } key || HoldsFor(condition, pasted.Config.Find(key)))
        && (condition.DiffersFrom is not { } other || Differ(pasted.Config.Find(condition.Key!), pasted.Config.Find(other)))
        && (condition.Port is not { } ports || (pasted.Port is { } port && ports.Contains(port)))
        && (condition.UserGiven is not { } given || (pasted.User is { Length: > 0 }) == given)
        && (condition.HostWithoutPort is null || (pasted.HostField is not null && pasted.Host is not null && pasted.Port is null))
        && HoldsForPassword(condition, pasted.Password)
        && HoldsInCode(condition, pasted.Config);

    private static bool HoldsFor(SettingsCondition condition, string? value) =>
        (condition.Given is not { } given || value is not null == given)
        && (condition.Is is not { } wanted || (value is not null && wanted.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase)))
        && (condition.IsNot is not { } unwanted || value is null || !unwanted.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase))
        && (condition.Contains is not { } pieces || (value is not null && pieces.Any(piece => value.Contains(piece, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Both are names of servers as they stand, whatever ports are behind them.</summary>
    private static bool Differ(string? value, string? other) =>
        HostIn(value) is { } host && HostIn(other) is { } there && !host.Equals(there, StringComparison.OrdinalIgnoreCase);

    private static string? HostIn(string? value) =>
        value?.Split(':')[0] is { } host && host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(host) == UriHostNameType.Dns ? host : null;

    private static bool HoldsForPassword(SettingsCondition condition, MaskedSecret? password) =>
        (condition.Password is not { } traits || (password is not null && traits.Any(trait => password.Traits.HasFlag(trait))))
        && (condition.PasswordQuoted is not { } quoted || (password is not null && password.Traits.HasFlag(SecretTraits.Quoted) == quoted));

    /// <summary>A traceback shows single lines of a program: what is missing in it may stand elsewhere.</summary>
    private static bool HoldsInCode(SettingsCondition condition, ConfigText config) =>
        (condition.Text is not { } pieces || pieces.Any(config.Has))
        && (condition.TextLacks is not { } lacking || (!lacking.Any(config.Has) && !config.Has(Traceback)))
        && (condition.TextOrder is not { } order || config.HasInOrder(order));
}
