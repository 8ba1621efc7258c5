using SmtpHelpBot.Probe.Session;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>What a refusal of the server's means. It is the provider's own answer and says more than any guess.</summary>
internal static class Refusals
{
    private const int FirstPermanent = 500;

    private static readonly string[] RateWords = ["too many", "rate", "too fast", "concurrent", "connection limit", "throttl"];

    public static Noted Of(Exchange reply, string phase) => Judge(reply.Code ?? 0, string.Join(' ', reply.Lines), phase);

    /// <summary>A refusal in clear where TLS was expected.</summary>
    public static Noted Of(string words) => Judge(int.Parse(words.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture), words, Phases.Banner);

    private static Noted Judge(int code, string words, string phase) => new(
        (code, phase) switch
        {
            (_, Phases.StartTls) => FindingKind.StartTlsUnavailable,
            ( < FirstPermanent, _) when Array.Exists(RateWords, word => words.Contains(word, StringComparison.OrdinalIgnoreCase)) => FindingKind.RateLimited,
            ( < FirstPermanent, _) => FindingKind.TemporarilyUnavailable,
            (_, Phases.Banner) => FindingKind.AddressRefused,
            (_, Phases.Ehlo) => FindingKind.EhloNameRefused,
            _ => FindingKind.Rejected,
        },
        ("words", ServerText.Clean(words)));
}
