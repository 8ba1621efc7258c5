using System.ComponentModel.DataAnnotations;

namespace SmtpHelpBot.Settings;

/// <summary>How much is done at once and for how long it is tried (section Delivery).</summary>
internal sealed class DeliveryOptions
{
    /// <summary>Turns that run side by side.</summary>
    [Range(1, 256)]
    public int TurnsAtOnce { get; set; } = 32;

    /// <summary>Conversations that are sent to side by side.</summary>
    [Range(1, 256)]
    public int SendsAtOnce { get; set; } = 48;

    /// <summary>Probes that run side by side.</summary>
    [Range(1, 256)]
    public int JobsAtOnce { get; set; } = 64;

    /// <summary>Activities that may wait for their turn before the door says 503.</summary>
    [Range(1, 100_000)]
    public int WaitingTurns { get; set; } = 500;

    /// <summary>Messages that may wait to go out before the door says 503; those whose platform asked to wait do not count.</summary>
    [Range(1, 100_000)]
    public int WaitingSends { get; set; } = 1000;

    /// <summary>How long a look at a server may seem to stand still before another process takes it for dead and starts it again, in seconds.</summary>
    [Range(3, 600)]
    public int JobLeaseSeconds { get; set; } = 30;

    /// <summary>How long a process may seem to stand still before another takes over its conversations, where several share a PostgreSQL database, in seconds.</summary>
    [Range(2, 600)]
    public int ConversationLeaseSeconds { get; set; } = 15;

    /// <summary>
    /// Within how many seconds of its arrival an invoke of Teams is answered, such as a pressed button; its turn goes on when it takes longer.
    /// Three fifths of them are the turn's, all but two seconds at most. Clients give up after 5 to 15.
    /// </summary>
    [Range(1, 15)]
    public int AnswerWithinSeconds { get; set; } = 2;

    /// <summary>How long a message is tried before it becomes a dead letter, in hours.</summary>
    [Range(1, 168)]
    public int GiveUpAfterHours { get; set; } = 24;
}
