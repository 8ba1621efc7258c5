using SmtpHelpBot.Probe.Session;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Reports;

/// <summary>Writes down a talk with a server, cleaned and bounded.</summary>
internal static class TranscriptWriter
{
    private const int MostLines = 80;
    private const string Left = "...";

    /// <summary>The lines, in order: what was sent begins with C:, what came with S:, a change to TLS stands between.</summary>
    public static IReadOnlyList<string> Of(Sight session)
    {
        var lines = session.Exchanges.SelectMany((exchange, index) => LinesOf(exchange, index > 0 && !session.Exchanges[index - 1].Encrypted, session)).Take(MostLines + 1).ToList();
        return lines.Count > MostLines ? [.. lines.Take(MostLines), Left] : lines;
    }

    private static IEnumerable<string> LinesOf(Exchange exchange, bool followsClearText, Sight session) =>
    [
        .. exchange.Encrypted && (followsClearText || exchange.Command is null) && session.Tls is { } tls ? new[] { $"-- {tls.Version}, {tls.Cipher} --" } : [],
        .. exchange.Command is { } command ? new[] { $"C: {ServerText.Clean(command)}" } : [],
        .. exchange.Lines.Select(line => $"S: {ServerText.Clean(line)}"),
        .. exchange.Unfinished.Length > 0 ? new[] { $"S: {ServerText.Clean(exchange.Unfinished)}" } : [],
    ];
}
