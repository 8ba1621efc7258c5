using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>The talk with a server at one port, word for word, and its certificate.</summary>
internal sealed record ProbeDetail(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>What draws one without its lines, in letters of JSON.</summary>
    public const int Drawing = 130;

    /// <summary>What draws a line.</summary>
    public const int DrawingOfLine = 121;

    private const int LongestLine = 240;
    private const int MostNames = 3;

    /// <summary>As much of it as there is room for, and at the end how many lines there is none for.</summary>
    public static IReadOnlyList<ProbeDetail> Of(ProbeReport report, CardRoom room, Texts texts)
    {
        var details = new List<ProbeDetail>();
        var leftOut = 0;
        foreach (var whole in Whole(report, texts))
        {
            List<string> lines = room.TryTake(Drawing, whole.Title) ? [.. whole.Lines.TakeWhile(line => room.TryTake(DrawingOfLine, line))] : [];
            leftOut += whole.Lines.Count - lines.Count;
            details.AddRange(lines.Count > 0 ? [whole with { Lines = lines }] : []);
        }

        return leftOut == 0 ? details : [.. details, LeftOut(leftOut, texts)];
    }

    /// <summary>All of it.</summary>
    public static IEnumerable<ProbeDetail> Whole(ProbeReport report, Texts texts) => report.Ports
        .Select(port => new ProbeDetail(
            texts.Format("card.probe-report.at", ("port", Number(port.Port)), ("address", port.Address)),
            [.. LinesOf(port, texts).Select(line => ShownText.Of(line, LongestLine))]))
        .Where(detail => detail.Lines.Count > 0);

    /// <summary>Says that lines are left out.</summary>
    public static ProbeDetail LeftOut(int lines, Texts texts) => new(texts.Format("card.probe-report.left_out", ("lines", Number(lines))), []);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> LinesOf(PortReport port, Texts texts) =>
        port.Tls is { } tls ? [.. port.Transcript, CertificateOf(tls, texts)] : port.Transcript;

    private static string CertificateOf(TlsReport tls, Texts texts) => texts.Format(
        "card.probe-report.certificate",
        ("version", tls.Version),
        ("cipher", tls.Cipher),
        ("names", string.Join(", ", tls.Names.Take(MostNames))),
        ("issuer", tls.IssuerName.Length > 0 ? tls.IssuerName : tls.Issuer),
        ("key", tls.Key),
        ("until", tls.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("trust", texts[tls.Trusted ? "card.probe-report.trusted" : "card.probe-report.untrusted"]));
}
