using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>Joins the instructions of a finer diagnosis with those of a step: the sharp thing first, then how it is done at this provider and with this client.</summary>
internal static class FindingInstructions
{
    /// <summary>What to do, in order. What in the settings does not go together comes before any finding.</summary>
    public static IReadOnlyList<string> Joined(StepAdvice advice, CaseFile open, Texts texts)
    {
        if (open.Assessment.Fine is not { } fine || !texts.Has($"fine.{fine}.do") || advice.Mistakes.Count > 0)
        {
            return advice.Instructions;
        }

        var sharp = texts[$"fine.{fine}.do"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return OwnStepsOf(fine, advice, open) switch
        {
            OwnSteps.Instead => advice.Instructions,
            OwnSteps.After => [.. sharp.Except(advice.Instructions, StringComparer.Ordinal), .. advice.Instructions.Except(advice.Preparations, StringComparer.Ordinal)],
            OwnSteps.Alone => sharp,
            var other => throw new ArgumentOutOfRangeException(nameof(open), other, "Not settled."),
        };
    }

    /// <summary>General instructions add nothing to the finding, and a step against another cause leads away from it, unless the facts call for it.</summary>
    private static OwnSteps OwnStepsOf(string fine, StepAdvice advice, CaseFile open) => (FindingCatalog.Find(fine)?.OwnSteps ?? OwnSteps.WhereCalled) switch
    {
        OwnSteps.Alone => OwnSteps.Alone,
        var own and not OwnSteps.WhereCalled when advice.IsOwn && Playbook.CauseOf(advice.Step) == open.Assessment.Likeliest => own,
        _ => advice.IsOwn && Playbook.IsCalled(advice.Step, open) ? OwnSteps.After : OwnSteps.Alone,
    };
}
