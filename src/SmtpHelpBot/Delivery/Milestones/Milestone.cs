using System.Diagnostics;

namespace SmtpHelpBot.Delivery.Milestones;

/// <summary>
/// Points on the way of a message, told to whoever listens to the <see cref="DiagnosticListener"/> of this name: a tracer, or a test
/// that ends the process there. While nobody listens they cost a comparison.
/// </summary>
internal static class Milestone
{
    public const string Listener = "SmtpHelpBot.Delivery";

    /// <summary>An activity is masked and about to be stored.</summary>
    public const string IntakeStoring = "intake.storing";

    /// <summary>It is stored; the platform has no answer yet.</summary>
    public const string IntakeStored = "intake.stored";

    /// <summary>A pressed button takes long and is about to be stored.</summary>
    public const string PressStoring = "press.storing";

    /// <summary>It is stored; its client is about to be told that the answer will follow.</summary>
    public const string PressStored = "press.stored";

    /// <summary>A turn has run and is about to be committed.</summary>
    public const string TurnCommitting = "turn.committing";

    /// <summary>It is committed; nothing of it has been sent, and a pressed button has no answer yet.</summary>
    public const string TurnCommitted = "turn.committed";

    /// <summary>
    /// A turn has failed, and that is noted; it is about to be tried again. There is no point before the note: nothing of the turn is stored
    /// then, as at <see cref="TurnCommitting"/>.
    /// </summary>
    public const string TurnFailed = "turn.failed";

    /// <summary>A turn has failed for the last time and is about to be given up.</summary>
    public const string TurnParking = "turn.parking";

    /// <summary>It is given up; the person and the helpdesk have not been told.</summary>
    public const string TurnParked = "turn.parked";

    /// <summary>
    /// A reminder is committed: the ticket says so, and it has not been sent. There is no point before the commit: nothing has happened then,
    /// and the next look finds the ticket again.
    /// </summary>
    public const string ReminderCommitted = "reminder.committed";

    /// <summary>A new message is about to be handed to its platform.</summary>
    public const string PostSending = "post.sending";

    /// <summary>The platform has it; that is not stored yet.</summary>
    public const string PostAnswered = "post.answered";

    /// <summary>It is stored that the platform has it; the next one has not been sent.</summary>
    public const string PostRecorded = "post.recorded";

    /// <summary>
    /// The platform has a part of a message that is too long for one, and that is stored; the rest has not been sent. Before that it is as at
    /// <see cref="PostAnswered"/>.
    /// </summary>
    public const string PartRecorded = "part.recorded";

    /// <summary>
    /// The platform could not take something, and that is noted; it is about to be tried again. There is no point before the note: nothing
    /// has arrived then, as at <see cref="PostSending"/>.
    /// </summary>
    public const string PostFailed = "post.failed";

    /// <summary>The platform refuses something for good, and it is about to become a dead letter.</summary>
    public const string LetterBurying = "letter.burying";

    /// <summary>It is a dead letter; the helpdesk has not been told.</summary>
    public const string LetterBuried = "letter.buried";

    /// <summary>A change of a card is about to be handed to its platform.</summary>
    public const string ChangeSending = "change.sending";

    /// <summary>The platform has it; that is not stored yet.</summary>
    public const string ChangeAnswered = "change.answered";

    /// <summary>It is stored that the platform has it.</summary>
    public const string ChangeRecorded = "change.recorded";

    /// <summary>A job is stored and about to be leased.</summary>
    public const string JobTaking = "job.taking";

    /// <summary>A job is leased and about to start.</summary>
    public const string JobTaken = "job.taken";

    /// <summary>The lease of a job that runs was made longer.</summary>
    public const string LeaseRenewed = "lease.renewed";

    /// <summary>A job has its result, which is about to be stored.</summary>
    public const string JobFinishing = "job.finishing";

    /// <summary>The result is stored; its turn has not begun.</summary>
    public const string JobFinished = "job.finished";

    /// <summary>A part of what is old is deleted; the rest is there, until the next round. There is no point before it: nothing is gone then.</summary>
    public const string PurgeDeleted = "purge.deleted";

    // One commit has no point of its own, because nobody is harmed there: what is dropped from the outbox is overtaken by a newer change, which
    // stands behind it before and after.
    private static readonly DiagnosticListener Source = new(Listener);

    /// <summary>Tells that a point is reached.</summary>
    public static void Reach(string point)
    {
        if (Source.IsEnabled(point))
        {
            Source.Write(point, null);
        }
    }
}
