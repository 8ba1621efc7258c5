using System.Globalization;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>Says what to do at a step, for this provider and this client where they are known, else in general words. Pure.</summary>
public static class Advisor
{
    /// <summary>What to do now: the next step, with what the finding says of it; null where all have been tried.</summary>
    public static StepAdvice? Now(CaseFile open, DateOnly today, Texts texts)
    {
        if (Playbook.Next(open) is not { } step)
        {
            return null;
        }

        var advice = For(step, open, today, texts);
        return WithGaps(advice with { Instructions = FindingInstructions.Joined(advice, open, texts) }, texts);
    }

    /// <summary>The advice of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="open">The case.</param>
    /// <param name="today">The day on which it is read: some facts change with it.</param>
    /// <param name="texts">The words.</param>
    public static StepAdvice For(StepId step, CaseFile open, DateOnly today, Texts texts)
    {
        var facts = new Circumstances(open, today, texts);
        var advice = step switch
        {
            StepId.RetypePassword => CredentialAdvice.Retype(facts),
            StepId.FullAddress => CredentialAdvice.UserName(facts),
            StepId.ResetPassword => CredentialAdvice.Reset(facts),
            StepId.EnterCode => TwoFactorAdvice.EnterCode(facts),
            StepId.AppPassword => TwoFactorAdvice.AppPassword(facts),
            StepId.KeepTwoFactor => TwoFactorAdvice.Keep(facts),
            StepId.LocalCheck => ProtectionAdvice.LocalCheck(facts, texts),
            StepId.PauseProtection => ProtectionAdvice.Pause(facts, texts),
            StepId.AddException => ProtectionAdvice.AddException(facts),
            StepId.CompareSettings => SettingsAdvice.Compare(facts, texts),
            StepId.OtherClient => SettingsAdvice.OtherClient(facts),
            StepId.StatusPage => ProviderAdvice.Status(facts),
            StepId.ContactProvider => ProviderAdvice.Contact(facts),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step."),
        };
        var name = step.ToName();
        return WithGaps(advice, texts) with
        {
            Warning = facts.SayIfAny($"step.{name}.warning") ?? "",
            Notes = advice is { Notes: [], Pages: [], Comparison: [] } ? [] : [.. advice.Notes, .. Checked(facts, texts)],
        };
    }

    private static StepAdvice WithGaps(StepAdvice advice, Texts texts) => advice with { Gaps = GapWords.Of(advice, texts) };

    /// <summary>How old the facts are, and how they are known.</summary>
    private static IEnumerable<string> Checked(Circumstances facts, Texts texts)
    {
        if (facts.Provider is not { } provider)
        {
            yield break;
        }

        if (facts.SignInSure == Sureness.Usual)
        {
            yield return facts.Say("advice.usually");
        }

        yield return texts.Format("advice.checked", ("provider", provider.Name), ("date", provider.CheckedOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(texts.Language))));
    }
}
