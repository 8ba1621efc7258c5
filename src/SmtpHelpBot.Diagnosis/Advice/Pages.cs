using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>The pages that go with advice.</summary>
internal static class Pages
{
    public static IReadOnlyList<AdvisedPage> AppPassword(Circumstances facts) =>
        facts.Provider?.SignIn is { AppPassword: not AppPasswordNeed.Never, AppPasswordPage: { } page } ? [new(facts.Say("advice.link.app_password"), page)] : Docs(facts);

    public static IReadOnlyList<AdvisedPage> Docs(Circumstances facts) => facts.Provider?.Pages.Docs is { } docs ? [new(facts.Say("advice.link.docs"), docs)] : [];

    public static IReadOnlyList<AdvisedPage> Status(Circumstances facts) => facts.Provider?.Pages.Status is { } status ? [new(facts.Say("advice.link.status"), status)] : [];

    public static IReadOnlyList<AdvisedPage> Support(Circumstances facts) => facts.Provider?.Pages.Support is { } support ? [new(facts.Say("advice.link.support"), support)] : Docs(facts);

    public static IReadOnlyList<AdvisedPage> Client(Circumstances facts) => facts.Client?.Docs is { } docs ? [new(facts.Say("advice.link.client"), docs)] : [];
}
