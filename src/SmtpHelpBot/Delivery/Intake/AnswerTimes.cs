using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>
/// How the time within which an invoke is answered is shared out, from its arrival: most of it belongs to its turn, the rest to storing
/// the press of who is told to wait, and to the way back.
/// </summary>
internal sealed class AnswerTimes(DeliveryOptions options)
{
    private static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(2);

    /// <summary>For all of it.</summary>
    public TimeSpan Whole { get; } = TimeSpan.FromSeconds(options.AnswerWithinSeconds);

    /// <summary>For everything up to the end of the turn.</summary>
    public TimeSpan Turn => Whole - Reserve;

    /// <summary>For storing a press that takes longer.</summary>
    public TimeSpan Store => Reserve * 0.75;

    private TimeSpan Reserve => Whole * 0.4 < LongestReserve ? Whole * 0.4 : LongestReserve;
}
