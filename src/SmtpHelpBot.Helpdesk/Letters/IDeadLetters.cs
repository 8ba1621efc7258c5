namespace SmtpHelpBot.Helpdesk.Letters;

/// <summary>Messages that were given up, for the helpdesk to see and to send again.</summary>
public interface IDeadLetters
{
    /// <summary>The newest, the newest first.</summary>
    Task<DeadLetterPage> ListAsync(int most, CancellationToken cancellation);

    /// <summary>
    /// Sends one again, with the turn's commit. Of a card of which several changes were given up, the newest is sent for all of them;
    /// none where something newer of it arrived meanwhile or is on its way, because an old card must not take the place of a newer one.
    /// </summary>
    Task<LetterFate> RetryAsync(long id, CancellationToken cancellation);

    /// <summary>Sends again what can be, the oldest first, as <see cref="RetryAsync"/> does with each card; how many go out.</summary>
    /// <param name="most">At most so many cards.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<int> RetryAllAsync(int most, CancellationToken cancellation);
}

/// <summary>What became of a message that was to be sent again.</summary>
public enum LetterFate
{
    /// <summary>It is not there any more, or is none that can be sent.</summary>
    Gone,

    /// <summary>It goes out again.</summary>
    Sent,

    /// <summary>Something newer has taken its place, and it is there no more.</summary>
    Replaced,
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
