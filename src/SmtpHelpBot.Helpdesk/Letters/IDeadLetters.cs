namespace SmtpHelpBot.Helpdesk.Letters;

/// <summary>Messages that were given up, for the helpdesk to see and to send again.</summary>
public interface IDeadLetters
{
    /// <summary>The newest, the newest first.</summary>
    Task<DeadLetterPage> ListAsync(int most, CancellationToken cancellation);

    /// <summary>Sends one again, with the turn's commit; false where it is not there any more, or is none that can be sent.</summary>
    Task<bool> RetryAsync(long id, CancellationToken cancellation);
}

/// <summary>A message that was given up.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Channel">The platform.</param>
/// <param name="Name">Who it was for, as far as that is known; empty where it is not.</param>
/// <param name="Said">What it said, in a line; empty where it was none of the bot's.</param>
/// <param name="Reason">Why it was given up, in a word for the log.</param>
/// <param name="At">When it was given up.</param>
/// <param name="CanRetry">Whether it can be sent again: what the bot sent can, a turn that failed cannot.</param>
public sealed record DeadLetter(long Id, string Channel, string Name, string Said, string Reason, DateTimeOffset At, bool CanRetry);

/// <summary>Messages that were given up.</summary>
/// <param name="Letters">The newest.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Letters, int Total);
