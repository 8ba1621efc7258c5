using System.Collections.Immutable;

namespace SmtpHelpBot.Diagnosis.Causes;

/// <summary>The names that causes have outside: in JSON, in card data and as keys of texts.</summary>
public static class CauseNames
{
    /// <summary>The five documented causes, in the order of the document.</summary>
    public static ImmutableArray<Cause> Documented { get; } =
        [Cause.Credentials, Cause.TwoFactor, Cause.FirewallAntivirus, Cause.AccountSettings, Cause.ProviderIssue];

    /// <summary>The name of a cause, such as <c>two_factor</c>.</summary>
    public static string ToName(this Cause cause) => cause switch
    {
        Cause.Credentials => "credentials",
        Cause.TwoFactor => "two_factor",
        Cause.FirewallAntivirus => "firewall_antivirus",
        Cause.AccountSettings => "account_settings",
        Cause.ProviderIssue => "provider_issue",
        Cause.NotSmtpAuth => "not_smtp_auth",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Not a cause."),
    };

    /// <summary>The cause of a name; false where there is none of that name.</summary>
    public static bool TryParse(string? name, out Cause cause)
    {
        foreach (var candidate in Enum.GetValues<Cause>())
        {
            if (candidate.ToName() == name)
            {
                cause = candidate;
                return true;
            }
        }

        cause = default;
        return false;
    }
}
