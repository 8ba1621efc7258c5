using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>The second factor: enter the code, or give programs a way that needs none. Never: switch it off.</summary>
internal static class TwoFactorAdvice
{
    public static StepAdvice EnterCode(Circumstances facts) => new(
        StepId.EnterCode,
        facts.Say("step.enter_code.title"),
        facts.Say("step.enter_code.why"),
        facts.Lines("step.enter_code.do"))
    {
        Pages = Pages.Support(facts),
    };

    public static StepAdvice AppPassword(Circumstances facts) => new(
        StepId.AppPassword,
        facts.Say("step.app_password.title"),
        facts.Say("step.app_password.why"),
        [.. Instructions(facts)])
    {
        IsOwn = facts.Provider is not null,
        Ways = AlternativeWords.Say(facts),
        Notes = [.. Notes(facts)],
        Pages = Pages.AppPassword(facts),
    };

    public static StepAdvice Keep(Circumstances facts) => new(
        StepId.KeepTwoFactor,
        facts.Say("step.keep_two_factor.title"),
        facts.Say("step.keep_two_factor.why"),
        facts.Lines(facts.Provider?.SignIn.Oauth == OauthOffer.Required ? "step.keep_two_factor.do_oauth" : "step.keep_two_factor.do"))
    {
        Pages = Pages.AppPassword(facts),
    };

    /// <summary>Signing in through the provider first, where both can; then the app password; for relays their keys.</summary>
    private static IEnumerable<string> Instructions(Circumstances facts)
    {
        if (facts.Provider is not { } provider)
        {
            return [facts.Say("step.app_password.oauth_where"), facts.Say("step.app_password.make_somewhere"), facts.Say("step.app_password.put")];
        }

        return provider.SignIn switch
        {
            { Oauth: OauthOffer.Required } => [.. facts.Needs, .. Oauth(facts)],
            { AppPassword: AppPasswordNeed.Never } => [facts.Say(facts.SignInSure.KeyOf("step.app_password.none")), .. Oauth(facts), .. facts.Needs, .. facts.IsKeyed ? facts.Lines("step.retype_password.do_key") : facts.Lines("step.retype_password.do")],
            { AppPassword: var need, AppPasswordPage: var page } =>
            [
                .. Oauth(facts),
                .. facts.Needs,
                .. need == AppPasswordNeed.WithTwoFactor ? [facts.Say(facts.SignInSure.KeyOf(provider.Needs.Contains("mailbox_switch", StringComparer.Ordinal) ? "step.app_password.when_two_factor_switch" : "step.app_password.when_two_factor"))] : Array.Empty<string>(),
                facts.Say((need == AppPasswordNeed.Always ? facts.SignInSure : Sureness.Seen).KeyOf(page is null ? "step.app_password.make_somewhere" : "step.app_password.make")),
                facts.Say("step.app_password.put"),
            ],
        };
    }

    private static IEnumerable<string> Oauth(Circumstances facts) => (facts.Provider?.SignIn.Oauth, facts.Client?.Oauth) switch
    {
        (OauthOffer.Required, false) => [facts.Say(facts.SignInSure.KeyOf("step.app_password.oauth_only")), facts.Say("step.app_password.oauth_cannot")],
        (OauthOffer.Required, _) => [facts.Say(facts.SignInSure.KeyOf("step.app_password.oauth_only")), facts.Say("step.app_password.oauth")],
        (OauthOffer.Offered, not false) => [facts.Say("step.app_password.oauth_where")],
        _ => [],
    };

    private static IEnumerable<string> Notes(Circumstances facts) =>
    [
        .. facts.SignInWords is { } words ? [words] : Array.Empty<string>(),
        .. facts.Milestones,
        .. facts.Client?.Reminders.Where(reminder => reminder is "printer_no_oauth" or "outlook_modern" or "thunderbird_oauth" or "apple_account").Select(reminder => facts.Say($"reminder.{reminder}")) ?? [],
    ];
}
