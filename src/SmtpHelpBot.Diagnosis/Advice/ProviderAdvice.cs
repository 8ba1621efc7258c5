using SmtpHelpBot.Diagnosis.Cases;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>The provider itself: its status page, and the people there.</summary>
internal static class ProviderAdvice
{
    public static StepAdvice Status(Circumstances facts) => new(
        StepId.StatusPage,
        facts.Say("step.status_page.title"),
        facts.Say("step.status_page.why"),
        facts.Lines(facts.Provider?.Pages.Status is null ? "step.status_page.do" : "step.status_page.do_page"))
    {
        Pages = Pages.Status(facts),
    };

    public static StepAdvice Contact(Circumstances facts) => new(
        StepId.ContactProvider,
        facts.Say("step.contact_provider.title"),
        facts.Say("step.contact_provider.why"),
        facts.Lines("step.contact_provider.do"))
    {
        Pages = [.. Pages.Support(facts), .. Pages.Status(facts)],
    };
}
