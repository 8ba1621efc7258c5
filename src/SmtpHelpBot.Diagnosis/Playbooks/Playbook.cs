using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Diagnosis.Playbooks;

/// <summary>Which step comes next. Pure: the likeliest cause first, then the causes in the order of the document.</summary>
public static class Playbook
{
    private static readonly StepId[] Documented = Enum.GetValues<StepId>();

    /// <summary>The next step that has no outcome yet; null where all of them have one.</summary>
    public static StepId? Next(CaseFile open)
    {
        foreach (var step in Order(open))
        {
            if (!open.Steps.Any(outcome => outcome.Step == step))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>All steps, in the order in which they are worth trying.</summary>
    public static IReadOnlyList<StepId> Order(CaseFile open)
    {
        var ranked = open.Assessment.Ranked.Select(candidate => candidate.Cause).Where(CauseNames.Documented.Contains)
            .Concat(CauseNames.Documented).Distinct();
        return [.. ranked.SelectMany(cause => Documented.Where(step => CauseOf(step) == cause))];
    }

    /// <summary>The cause that a step is a way out of.</summary>
    public static Cause CauseOf(StepId step) => step switch
    {
        StepId.RetypePassword or StepId.FullAddress or StepId.ResetPassword => Cause.Credentials,
        StepId.EnterCode or StepId.AppPassword or StepId.KeepTwoFactor => Cause.TwoFactor,
        StepId.LocalCheck or StepId.PauseProtection or StepId.AddException => Cause.FirewallAntivirus,
        StepId.CompareSettings or StepId.OtherClient => Cause.AccountSettings,
        StepId.StatusPage or StepId.ContactProvider => Cause.ProviderIssue,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step."),
    };

    /// <summary>The name of a step as a key of texts, such as <c>app_password</c>.</summary>
    public static string ToName(this StepId step) => step switch
    {
        StepId.RetypePassword => "retype_password",
        StepId.FullAddress => "full_address",
        StepId.ResetPassword => "reset_password",
        StepId.EnterCode => "enter_code",
        StepId.AppPassword => "app_password",
        StepId.KeepTwoFactor => "keep_two_factor",
        StepId.LocalCheck => "local_check",
        StepId.PauseProtection => "pause_protection",
        StepId.AddException => "add_exception",
        StepId.CompareSettings => "compare_settings",
        StepId.OtherClient => "other_client",
        StepId.StatusPage => "status_page",
        StepId.ContactProvider => "contact_provider",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step."),
    };
}
