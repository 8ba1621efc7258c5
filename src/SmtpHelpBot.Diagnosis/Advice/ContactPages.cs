using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>Where the provider of a case is reached.</summary>
public static class ContactPages
{
    /// <summary>Its support and status pages, as far as they are known.</summary>
    public static IReadOnlyList<AdvisedPage> Of(CaseFile open, Texts texts)
    {
        var facts = new Circumstances(open, default, texts);
        return [.. Pages.Support(facts), .. Pages.Status(facts)];
    }
}
