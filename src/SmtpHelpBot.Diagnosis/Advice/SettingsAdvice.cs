using System.Collections.Frozen;
using System.Globalization;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>Host, port, encryption and user name beside what the provider documents, and what to change.</summary>
internal static class SettingsAdvice
{
    /// <summary>Refusals that the switch of a mailbox may lift. It lifts no policy, no missing right to a sender, and nothing once passwords are gone.</summary>
    private static readonly FrozenSet<string> Switched = FrozenSet.Create(StringComparer.Ordinal, "smtp_auth_disabled_tenant", "smtp_auth_disabled_mailbox", "basic_auth_disabled", "refused_without_reason", "client_not_authenticated");

    public static StepAdvice Compare(Circumstances facts, Texts texts)
    {
        var mistakes = facts.Open.Readings.SelectMany(reading => reading.Contradictions).DistinctBy(found => (found.Id, found.Found)).OrderBy(found => found.Severity).Select(found => found.Say(texts)).ToList();
        var corrected = SettingsCorrector.Correct(facts.Open.Settings, facts.Provider, facts.Client);
        var known = facts is { Right: not null, Provider: not null };
        return new(
            StepId.CompareSettings,
            facts.Say("step.compare_settings.title"),
            facts.Say(mistakes.Count > 0 ? "step.compare_settings.why_found" : "step.compare_settings.why"),
            WithNeeds(facts.Lines(known ? facts.Right!.Sure.KeyOf("step.compare_settings.do_known") : "step.compare_settings.do"), facts))
        {
            IsOwn = known,
            Preparations = [.. facts.Needs],
            Comparison = known ? Rows(facts, texts) : [],
            Mistakes = mistakes,
            Paste = PasteWords.Of(corrected, facts),
            PasteNote = PasteWords.NoteOf(corrected, facts),
            Ways = AlternativeWords.Say(facts),
            ForAdministrators = ForAdministrators(facts, texts),
            Notes = [.. Notes(facts)],
            Pages = [.. Pages.Docs(facts), .. Pages.Client(facts)],
        };
    }

    public static StepAdvice OtherClient(Circumstances facts) => new(
        StepId.OtherClient,
        facts.Say("step.other_client.title"),
        facts.Say("step.other_client.why"),
        facts.Lines(facts.Client?.Kind is null or ClientKind.Program or ClientKind.Device ? "step.other_client.do" : "step.other_client.do_server"));

    /// <summary>What the provider wants done first stands before the test mail.</summary>
    private static IReadOnlyList<string> WithNeeds(IReadOnlyList<string> lines, Circumstances facts) =>
        [.. lines.SkipLast(1), .. facts.Needs, lines[^1]];

    private static IReadOnlyList<ComparedSetting> Rows(Circumstances facts, Texts texts)
    {
        var (settings, right) = (facts.Open.Settings, facts.Right!);
        return
        [
            Row(texts["advice.setting.server"], settings.Host, Said(right.Host, right.Usual && IsUsualName(facts, right), texts), settings.Host == right.Host),
            Row(texts["advice.setting.port"], settings.Port?.ToString(CultureInfo.InvariantCulture), Said(right.Port.ToString(CultureInfo.InvariantCulture), right.Usual, texts), settings.Port == right.Port),
            Row(texts["advice.setting.encryption"], settings.Encryption is { } used ? facts.Encryption(used) : null, Said(facts.Encryption(right.Encryption), right.Usual, texts), settings.Encryption == right.Encryption),
            Row(texts["advice.setting.user"], settings.UserName is { } form ? texts[FormKey(form)] : null, facts.UserName, Fits(settings.UserName, facts.Provider!.UserName.Form)),
        ];
    }

    private static ComparedSetting Row(string name, string? yours, string wanted, bool fits) => new(name, yours ?? "", wanted, yours is null ? null : fits);

    private static string Said(string value, bool usual, Texts texts) => usual ? texts.Format("advice.usual", ("value", value)) : value;

    /// <summary>Of a server that was read on a page for one port, another port may be all that is common knowledge.</summary>
    private static bool IsUsualName(Circumstances facts, SubmissionServer right) => !facts.Provider!.Servers.Any(server => !server.Usual && server.Host == right.Host);

    private static bool Fits(UserNameForm? yours, UserNameRule wanted) => wanted switch
    {
        UserNameRule.FullAddress => yours == UserNameForm.FullAddress,
        UserNameRule.LocalPart => yours == UserNameForm.LocalPart,
        UserNameRule.Word or UserNameRule.Issued => yours == UserNameForm.Fixed,
        UserNameRule.Either or UserNameRule.Any => true,
        UserNameRule.None => yours is null,
        _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted, "Not a form."),
    };

    private static string FormKey(UserNameForm form) => form switch
    {
        UserNameForm.FullAddress => "advice.setting.full_address",
        UserNameForm.LocalPart => "advice.setting.local_part",
        UserNameForm.Fixed => "advice.setting.fixed",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Not a form."),
    };

    private static IEnumerable<string> Notes(Circumstances facts) =>
    [
        .. facts.SignInWords is { } words ? [words] : Array.Empty<string>(),
        .. facts.Provider is { } provider && facts.SayIfAny($"provider.{provider.Id}.note") is { } note ? [note] : Array.Empty<string>(),
        .. facts.Client?.Reminders.Select(reminder => facts.Say($"reminder.{reminder}")) ?? [],
        .. facts.Milestones,
    ];

    /// <summary>The switch of one mailbox, who still needs it, and what the organisation says: where the provider has these switches.</summary>
    private static IReadOnlyList<AdvisedCommand> ForAdministrators(Circumstances facts, Texts texts) => !HasSwitch(facts)
        ? []
        :
        [
            new(texts["advice.admin.tenant"], texts["advice.admin.tenant_command"]),
            new(texts["advice.admin.who"], texts["advice.admin.who_command"]),
            new(OneMailbox(facts, texts), texts["advice.admin.one_command"]),
        ];

    /// <summary>Never without the day on which it ends.</summary>
    private static string OneMailbox(Circumstances facts, Texts texts) => MilestoneWords.End(facts.Provider!, facts.Today, texts) is { } until
        ? texts.Format("advice.admin.one_until", ("until", until))
        : texts["advice.admin.one"];

    private static bool HasSwitch(Circumstances facts) =>
        facts.Provider?.Needs.Contains("mailbox_switch", StringComparer.Ordinal) == true && (facts.Open.Assessment.Fine is not { } fine || Switched.Contains(fine));
}
