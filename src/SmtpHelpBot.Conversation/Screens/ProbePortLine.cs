using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>One port at one address, in a few words: how it ended, what it offers, and where the time went.</summary>
/// <param name="Port">The port.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Offer">Encryption and sign-in; empty where it did not come so far.</param>
/// <param name="Phases">A bar of the phases.</param>
/// <param name="Stages">The phases in words and milliseconds.</param>
internal sealed record ProbePortLine(string Port, string Outcome, string Offer, IReadOnlyList<ProbePortLine.Piece> Phases, string Stages)
{
    /// <summary>What draws a line and a piece of its bar, in letters of JSON.</summary>
    private const int Drawing = 525;
    private const int DrawingOfPiece = 66;
    private const int BarLength = 20;
    private const int LongestLine = 300;
    private const long BytesOfMegabyte = 1_000_000;
    private const char Block = '■';
    private static readonly string[] Colors = ["Accent", "Good", "Warning", "Attention"];

    public static ProbePortLine Of(PortReport port, bool showsAddress, Texts texts) => new(
        port.Port.ToString(CultureInfo.InvariantCulture),
        showsAddress ? $"{texts[OutcomeKey(port.Outcome)]} ({port.Address})" : texts[OutcomeKey(port.Outcome)],
        ShownText.Of(OfferOf(port, texts), LongestLine),
        BarOf(port.Phases),
        ShownText.Of(string.Join(" · ", port.Phases.Select(phase => $"{PhaseWords.Of(phase.Name, texts)} {phase.Ms.ToString("0", CultureInfo.InvariantCulture)} ms")), LongestLine));

    /// <summary>Takes its room on a card; false where there is none.</summary>
    public bool TryTake(CardRoom room) => room.TryTake(Drawing + (Phases.Count * DrawingOfPiece) + BarLength, Outcome, Offer, Stages);

    private static string OfferOf(PortReport port, Texts texts) => port switch
    {
        { Tls: { } tls } => $"{texts.Format("card.probe-report.offer", ("version", tls.Version), ("methods", Methods(port.AuthAfter, texts)))}{SizeOf(port, texts)}",
        { AuthBefore.Count: > 0 } => $"{texts.Format("card.probe-report.offer_clear", ("methods", Methods(port.AuthBefore, texts)))}{SizeOf(port, texts)}",
        _ => "",
    };

    private static string SizeOf(PortReport port, Texts texts) =>
        port.Size / BytesOfMegabyte is > 0 and var megabytes ? $", {texts.Format("card.probe-report.size", ("megabytes", megabytes.ToString(CultureInfo.InvariantCulture)))}" : "";

    private static string Methods(IReadOnlyList<string> methods, Texts texts) => methods.Count > 0 ? string.Join(", ", methods) : texts["card.probe-report.no_methods"];

    /// <summary>Each phase that took a noticeable part of the time, as long as its part.</summary>
    private static IReadOnlyList<Piece> BarOf(IReadOnlyList<ProbePhase> phases)
    {
        var total = phases.Sum(phase => phase.Ms);
        return total <= 0 ? [] : [.. phases.Select((phase, index) => new Piece(new(Block, (int)Math.Round(phase.Ms / total * BarLength)), Colors[index % Colors.Length])).Where(piece => piece.Bar.Length > 0)];
    }

    private static string OutcomeKey(PortOutcome outcome) => outcome switch
    {
        PortOutcome.Completed => "say.outcome.completed",
        PortOutcome.Refused => "say.outcome.refused",
        PortOutcome.Unreachable => "say.outcome.unreachable",
        PortOutcome.TimedOut => "say.outcome.timed_out",
        PortOutcome.Closed => "say.outcome.closed",
        PortOutcome.TlsFailed => "say.outcome.tls_failed",
        PortOutcome.Rejected => "say.outcome.rejected",
        PortOutcome.NotSmtp => "say.outcome.not_smtp",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    /// <summary>A piece of the bar.</summary>
    internal sealed record Piece(string Bar, string Color);
}
