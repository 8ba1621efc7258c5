using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Diagnosis.Playbooks;

/// <summary>
/// Which step comes next. Pure: the likeliest cause first, then the causes in the order of the document; within a cause what fits
/// this provider and client first, and what makes no sense for them after all others.
/// </summary>
public static class Playbook
{
    private static readonly StepId[] Documented = Enum.GetValues<StepId>();

    /// <summary>The next step that has no outcome yet; null where all of them have one. What was advised in vain does not come again.</summary>
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

    /// <summary>All steps, each once, in the order in which they are worth trying.</summary>
    public static IReadOnlyList<StepId> Order(CaseFile open)
    {
        var fitness = new StepFitness(open);
        var ranked = open.Assessment.Ranked.Select(candidate => candidate.Cause).Where(CauseNames.Documented.Contains)
            .Concat(CauseNames.Documented).Distinct();
        return [.. ranked.SelectMany(cause => Documented.Where(step => CauseOf(step) == cause).OrderByDescending(fitness.Of)).OrderBy(step => fitness.Of(step) == Fitness.Senseless)];
    }

    /// <summary>Whether the facts about provider and settings point to this step.</summary>
    public static bool IsCalled(StepId step, CaseFile open) => new StepFitness(open).Of(step) == Fitness.Called;

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
