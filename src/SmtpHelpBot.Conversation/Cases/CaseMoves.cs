using SmtpHelpBot.Diagnosis.Cases;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>How a case changes by what the person says of a step. Pure.</summary>
internal static class CaseMoves
{
    /// <summary>A step went like this. A step that fixed it solves the case.</summary>
    public static CaseFile Finish(this CaseFile open, StepId step, StepResult result, DateTimeOffset at) => open with
    {
        Steps = [.. open.Steps, new(step, result, at)],
        State = result == StepResult.Fixed ? CaseState.Solved : open.State,
    };

    /// <summary>The step before, to be tried again.</summary>
    public static CaseFile Undo(this CaseFile open) => open with { Steps = [.. open.Steps.Take(open.Steps.Count - 1)] };

    /// <summary>Mail goes out, whatever did it.</summary>
    public static CaseFile Solve(this CaseFile open) => open with { State = CaseState.Solved };

    /// <summary>No human has it any more.</summary>
    public static CaseFile TakeBack(this CaseFile open) => open with { State = CaseState.Open };

    /// <summary>A human has it.</summary>
    public static CaseFile HandOver(this CaseFile open, int ticket) => open with { Ticket = ticket, State = CaseState.HandedOver };
}
