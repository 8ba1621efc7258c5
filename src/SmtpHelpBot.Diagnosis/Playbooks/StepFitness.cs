using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Playbooks;

/// <summary>How well a step fits a provider, a client and what is known already.</summary>
internal enum Fitness
{
    /// <summary>It cannot help here.</summary>
    Senseless,

    /// <summary>Nothing speaks for or against it.</summary>
    Usual,

    /// <summary>The facts point to it, or the words that were pasted.</summary>
    Called,
}

/// <summary>Says how well each step fits a case.</summary>
internal sealed class StepFitness(CaseFile open)
{
    private readonly Provider? provider = CaseFacts.ProviderOf(open);
    private readonly Client? client = CaseFacts.ClientOf(open);
    private readonly HashSet<string> mistakes = [.. open.Readings.SelectMany(reading => reading.Contradictions).Select(found => found.Id)];

    private readonly string? said = FindingCatalog.Find(open.Assessment.Fine)?.Step;

    /// <summary>The fitness of a step: what a server or program itself asks for is called for, where it makes sense.</summary>
    public Fitness Of(StepId step) => ByFacts(step) is var fitness && fitness == Fitness.Usual && said == step.ToName() ? Fitness.Called : fitness;

    private Fitness ByFacts(StepId step) => step switch
    {
        StepId.FullAddress => UserName(),
        StepId.EnterCode or StepId.KeepTwoFactor => HasTwoFactor() ? Fitness.Usual : Fitness.Senseless,
        StepId.AppPassword => AppPassword(),
        StepId.LocalCheck => open.LocalChecks.Count > 0 ? Fitness.Senseless : Fitness.Usual,
        StepId.PauseProtection => open.LocalChecks is [.., { Reachable: true, TlsIssuer: null }] ? Fitness.Senseless : Fitness.Usual,
        StepId.AddException => open.LocalChecks is [.., { Reachable: false }] ? Fitness.Called : Fitness.Usual,
        StepId.OtherClient => client?.Kind is ClientKind.Framework or ClientKind.Library or ClientKind.Application or ClientKind.Relay ? Fitness.Senseless : Fitness.Usual,
        _ => Fitness.Usual,
    };

    private Fitness UserName() => provider?.UserName.Form switch
    {
        _ when mistakes.Overlaps(["user_local_part", "user_not_the_word", "user_full_address", "user_placeholder"]) => Fitness.Called,
        UserNameRule.None or UserNameRule.Any => Fitness.Senseless,
        UserNameRule.FullAddress when open.Settings.UserName == UserNameForm.FullAddress => Fitness.Senseless,
        UserNameRule.LocalPart when open.Settings.UserName == UserNameForm.LocalPart => Fitness.Senseless,
        _ => Fitness.Usual,
    };

    private Fitness AppPassword() => provider?.SignIn switch
    {
        { AppPassword: AppPasswordNeed.Always } or { Oauth: OauthOffer.Required } => Fitness.Called,
        { AppPassword: AppPasswordNeed.Never, Oauth: OauthOffer.None } => Fitness.Senseless,
        _ => Fitness.Usual,
    };

    /// <summary>Relays and providers without app passwords ask no code of a program, and have none to enter.</summary>
    private bool HasTwoFactor() => provider?.SignIn is null or { AppPassword: not AppPasswordNeed.Never } or { Oauth: not OauthOffer.None };
}
