namespace SmtpHelpBot.Delivery.Intake;

/// <summary>Whether the answer to a pressed button goes into the response or is sent afterwards: decided once, by who is first.</summary>
internal sealed class AnswerRace
{
    private const int Open = 0;
    private const int InTime = 1;
    private const int Late = 2;
    private int state;

    /// <summary>Asked by the turn right before its commit: true where nobody waits any more. From then on the caller waits for the commit.</summary>
    public bool IsLate() => Interlocked.CompareExchange(ref state, InTime, Open) == Late;

    /// <summary>Asked by who waits: false where the turn commits already, so that its answer belongs into the response.</summary>
    public bool GiveUp() => Interlocked.CompareExchange(ref state, Late, Open) == Open;
}
