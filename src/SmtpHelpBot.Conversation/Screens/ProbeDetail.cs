using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>The talk with a server at one port, word for word, and its certificate.</summary>
internal sealed record ProbeDetail(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>A card has room for so many letters of a server's; what is beyond is left out.</summary>
    private const int MostUnits = 3000;
    private const int LongestLine = 160;
    private const int MostNames = 3;

    public static IReadOnlyList<ProbeDetail> Of(ProbeReport report, Texts texts)
    {
        var left = MostUnits;
        var details = new List<ProbeDetail>();
        foreach (var port in report.Ports)
        {
            string[] all = [.. LinesOf(port, texts)];
            List<string> lines = [.. all.Select(line => ShownText.Of(line, LongestLine)).TakeWhile(line => (left -= line.Length) > 0)];
            if (all.Length > lines.Count)
            {
                lines.Add(texts.Format("card.probe-report.left_out", ("lines", Number(all.Length - lines.Count))));
            }

            if (lines.Count > 0)
            {
                details.Add(new(texts.Format("card.probe-report.at", ("port", Number(port.Port)), ("address", port.Address)), lines));
            }
        }

        return details;
    }

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
