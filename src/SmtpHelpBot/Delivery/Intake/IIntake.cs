using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>The one way in, behind every entrance: what it takes is verified already.</summary>
internal interface IIntake
{
    /// <summary>
    /// Masks the activity and stores it for its turn. An invoke, and a message that expects its replies in the response,
    /// runs its turn here instead, in its place among what waits in the conversation. An invoke for whose answer nobody waits
    /// (delivery mode notification) is stored like a message; what it is answered with goes to the presser alone.
    /// </summary>
    /// <param name="claims">Who the entrance found the caller to be.</param>
    /// <param name="activity">What came in; it is not changed, and not kept.</param>
    /// <param name="cancellation">Stops the waiting; a turn that runs is not torn.</param>
    Task<IntakeAnswer> TakeAsync(ClaimsIdentity claims, Activity activity, CancellationToken cancellation);
}

/// <summary>What became of an activity at the door.</summary>
internal abstract record IntakeAnswer
{
    /// <summary>It is stored, or was before: answer 200.</summary>
    public sealed record Stored : IntakeAnswer;

    /// <summary>It is nothing that may come from outside, or nothing that the bot reads: answer 200, and that was all.</summary>
    public sealed record Dropped : IntakeAnswer;

    /// <summary>Too much is waiting: answer 503 with Retry-After.</summary>
    /// <param name="RetryAfter">When to come again.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Busy(TimeSpan RetryAfter, BusyReason Reason) : IntakeAnswer;

    /// <summary>An invoke with its answer, committed.</summary>
    /// <param name="Response">Status and body.</param>
    public sealed record Answered(InvokeResponse Response) : IntakeAnswer;

    /// <summary>A message that expected its replies, with them, committed.</summary>
    /// <param name="Activities">The replies, in order.</param>
    public sealed record Replied(IReadOnlyList<Activity> Activities) : IntakeAnswer;
}

/// <summary>Why nothing is taken in now, in a word that is counted.</summary>
internal enum BusyReason
{
    /// <summary>Too much waits for its turn, or to go out.</summary>
    Full,

    /// <summary>The database cannot be written to.</summary>
    StorageAway,

    /// <summary>One person or one tenant sends too much.</summary>
    TooMuch,
}
