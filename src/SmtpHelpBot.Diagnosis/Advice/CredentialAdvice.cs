using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>User name and password.</summary>
internal static class CredentialAdvice
{
    public static StepAdvice Retype(Circumstances facts) => new(
        StepId.RetypePassword,
        facts.Say("step.retype_password.title"),
        facts.Say(facts.IsKeyed ? facts.SignInSure.KeyOf("step.retype_password.why_key") : facts.WantsAppPassword ? facts.SignInSure.KeyOf("step.retype_password.why_app_password") : "step.retype_password.why"),
        facts.Lines(facts.IsKeyed ? "step.retype_password.do_key" : facts.WantsAppPassword ? "step.retype_password.do_app_password" : "step.retype_password.do"))
    {
        IsOwn = facts.IsKeyed || facts.WantsAppPassword,
        Notes = Words(facts),
        Pages = Pages.AppPassword(facts),
    };

    public static StepAdvice UserName(Circumstances facts)
    {
        var known = facts.Provider?.UserName.Form is not (null or UserNameRule.None);
        return new(
            StepId.FullAddress,
            facts.Say(known ? "step.full_address.title_known" : "step.full_address.title"),
            facts.Say(known ? facts.UserNameSure.KeyOf("step.full_address.why_known") : "step.full_address.why"),
            facts.Lines(known ? "step.full_address.do_known" : "step.full_address.do"))
        {
            IsOwn = known,
            Notes = facts.Provider is { } provider && facts.SayIfAny($"provider.{provider.Id}.note") is { } note ? [note] : [],
            Pages = Pages.Docs(facts),
        };
    }

    public static StepAdvice Reset(Circumstances facts) => new(
        StepId.ResetPassword,
        facts.Say("step.reset_password.title"),
        facts.Say("step.reset_password.why"),
        facts.Lines(facts.IsKeyed ? "step.reset_password.do_key" : facts.WantsAppPassword ? "step.reset_password.do_app_password" : "step.reset_password.do"))
    {
        IsOwn = facts.IsKeyed || facts.WantsAppPassword,
        Notes = Words(facts),
        Pages = Pages.AppPassword(facts),
    };

    private static IReadOnlyList<string> Words(Circumstances facts) => facts.SignInWords is { } words ? [words] : [];
}
