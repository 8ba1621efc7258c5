using SmtpHelpBot.Probe.Session;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>What a refusal of the server's means. It is the provider's own answer and says more than any guess.</summary>
internal static class Refusals
{
    private const int FirstPermanent = 500;

    /// <summary>The host takes no mail at all (RFC 7504).</summary>
    private const int NoMail = 521;

    /// <summary>The server does not know the command (RFC 5321, section 4.2.4).</summary>
    private static readonly int[] UnknownCommand = [500, 502];

    private static readonly string[] NoMailWords = ["no smtp service", "does not accept mail", "not accept email"];

    private static readonly string[] AddressWords = ["block", "black", "spamhaus", "rbl", "dnsbl", "listed", "reverse dns", "ptr", "client host", "your ip", "ip address", "reputation"];

    private static readonly string[] RateWords = ["too many", "rate limit", "rate-limit", "ratelimit", " rate ", "too fast", "too frequent", "concurrent", "connection limit", "throttl"];

    public static Noted Of(Exchange reply, string phase) => Judge(reply.Code ?? 0, string.Join(' ', reply.Lines), phase);

    /// <summary>A refusal in clear where TLS was expected.</summary>
    public static Noted Of(string words) => Judge(int.Parse(words.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture), words, Phases.Banner);

    private static Noted Judge(int code, string words, string phase) => new(
        (code, phase) switch
        {
            // What is offered and then not known was offered by one, and answered by another.
            (_, Phases.StartTls) => UnknownCommand.Contains(code) ? FindingKind.StartTlsMasked : FindingKind.StartTlsUnavailable,
            (NoMail, _) => FindingKind.NoMailService,
            _ when Has(RateWords, words) => FindingKind.RateLimited,
            ( < FirstPermanent, _) => FindingKind.TemporarilyUnavailable,
            _ when Has(NoMailWords, words) => FindingKind.NoMailService,
            (_, Phases.Ehlo) when Has(AddressWords, words) => FindingKind.AddressRefused,
            (_, Phases.Banner) => FindingKind.AddressRefused,
            (_, Phases.Ehlo) when UnknownCommand.Contains(code) => FindingKind.EhloUnknown,
            (_, Phases.Ehlo) => FindingKind.EhloNameRefused,
            _ => FindingKind.Rejected,
        },
        ("words", ServerText.Clean(words)));

    private static bool Has(string[] some, string words) => Array.Exists(some, word => words.Contains(word, StringComparison.OrdinalIgnoreCase));
}
