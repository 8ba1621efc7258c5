using System.Globalization;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>The steps of the playbook, put onto screens. Pure.</summary>
internal static class StepCounsel
{
    /// <summary>The step to try now; null where all have been.</summary>
    public static StepId? Next(CaseFile open) => Playbook.Next(open);

    /// <summary>The screen of the step to try now; null where all have been.</summary>
    public static StepScreen? Step(CaseFile open, DateOnly today, Texts texts) => Next(open) is { } step ? Screen(step, open, today, texts) : null;

    /// <summary>The step that is offered before anything speaks for a cause; null where none is.</summary>
    public static StepId? Offered(CaseFile open) => open.Assessment is not { Ranked.Count: 0, NextQuestion: null } ? null
        : CaseLearning.GaveSettingsOnly(open) ? StepId.CompareSettings
        : ByProvider(open);

    /// <summary>What to try where nothing but the provider is known: what its own rules point to, or else its settings. Null where it is not known either, or that was tried.</summary>
    private static StepId? ByProvider(CaseFile open) => CaseFacts.ProviderOf(open) is null ? null
        : Playbook.Order(open).Where(step => Playbook.IsCalled(step, open)).Append(StepId.CompareSettings)
            .Where(step => !open.Steps.Any(outcome => outcome.Step == step)).Select(step => (StepId?)step).FirstOrDefault();

    /// <summary>The screen of one step.</summary>
    public static StepScreen Screen(StepId step, CaseFile open, DateOnly today, Texts texts)
    {
        var advice = Advisor.For(step, open, today, texts);
        var cause = texts[$"cause.{Playbook.CauseOf(step).ToName()}"];
        return new()
        {
            Summary = texts.Format("card.step.summary", ("cause", cause), ("title", advice.Title)),
            Step = step.ToString(),
            Progress = texts.Format(
                "card.step.progress",
                ("cause", cause),
                ("number", (open.Steps.Count + 1).ToString(CultureInfo.InvariantCulture)),
                ("total", Playbook.Order(open).Count.ToString(CultureInfo.InvariantCulture))),
            Title = advice.Title,
            Why = advice.Why,
            Advice = AdviceView.Of(advice, texts),
            Message = step == StepId.ContactProvider ? HandoverCounsel.Message(open, texts) : [],
        };
    }
}
