using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>The form that asks for a server.</summary>
internal sealed record CheckServerScreen : Screen
{
    public override string Card => "check-server";

    /// <summary>What was wrong with the last try; empty for none.</summary>
    public string Problem { get; init; } = "";

    public string Host { get; init; } = "";

    public string Ports { get; init; } = "";

    public static CheckServerScreen Of(Texts texts) => new() { Summary = texts["card.check-server.summary"] };

    /// <summary>The form again, with what is wrong; nothing that was typed is lost.</summary>
    public static CheckServerScreen Of(string problem, string host, string ports, Texts texts) =>
        Of(texts) with { Problem = problem, Host = host, Ports = ports };
}

/// <summary>A look at a server under way.</summary>
internal sealed record ProbeProgressScreen : Screen
{
    public override string Card => "probe-progress";

    public required string Target { get; init; }

    public required IReadOnlyList<Stage> Stages { get; init; }

    public static ProbeProgressScreen Of(ProbeOrder order, IReadOnlyList<PortStage> stages, Texts texts) => new()
    {
        Summary = texts.Format("card.probe-progress.summary", ("target", order.Target)),
        Target = order.Target,
        Stages = [.. Asked(order, stages).Select(stage => new Stage(
            texts.Format("card.probe-progress.port", ("port", stage.Port.ToString(CultureInfo.InvariantCulture))),
            PhaseWords.Of(stage.Phase, texts)))],
    };

    private static IEnumerable<PortStage> Asked(ProbeOrder order, IReadOnlyList<PortStage> stages) =>
        stages.Count > 0 ? stages : (order.Ports.Count > 0 ? order.Ports : ServerForm.KnownPorts).Select(port => new PortStage(port, "waiting"));

    /// <summary>A port, and how far it is.</summary>
    internal sealed record Stage(string Port, string Phase);
}

/// <summary>What a look at a server showed: what it means first, then what stands out, then the ports.</summary>
internal sealed record ProbeReportScreen : Screen
{
    private const int MostPorts = 8;
    private const int MostFindings = 8;
    private const int LongestLine = 300;

    public override string Card => "probe-report";

    public required string Target { get; init; }

    public required string Meaning { get; init; }

    public required IReadOnlyList<string> Findings { get; init; }

    public required IReadOnlyList<PortLine> Ports { get; init; }

    public required string Addresses { get; init; }

    public static ProbeReportScreen Of(ProbeReport report, Texts texts) => new()
    {
        Summary = texts.Format("card.probe-report.summary", ("target", report.Target), ("meaning", report.Conclusion.Text)),
        Target = report.Target,
        Meaning = report.Conclusion.Text,
        Findings = [.. FindingsOf(report, texts).Take(MostFindings)],
        Ports = [.. report.Ports.Take(MostPorts).Select(port => PortLine.Of(port, texts))],
        Addresses = report.Addresses.Count == 0
            ? texts["card.probe-report.no_addresses"]
            : ShownText.Of(texts.Format("card.probe-report.addresses", ("addresses", string.Join(", ", report.Addresses))), LongestLine),
    };

    /// <summary>What stands out, each once and with the ports where it does.</summary>
    private static IEnumerable<string> FindingsOf(ProbeReport report, Texts texts) => report.Ports
        .SelectMany(port => port.Findings.Select(finding => (finding.Text, port.Port)))
        .GroupBy(found => found.Text, found => found.Port.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal)
        .Select(found => ShownText.Of(
            texts.Format("card.probe-report.finding", ("ports", string.Join(", ", found.Distinct(StringComparer.Ordinal))), ("finding", found.Key)), LongestLine));

    /// <summary>One port at one address.</summary>
    internal sealed record PortLine(string Port, string Outcome, string Stages, string Encryption, string Methods, string Banner)
    {
        public static PortLine Of(PortReport port, Texts texts) => new(
            texts.Format("card.probe-report.port", ("port", port.Port.ToString(CultureInfo.InvariantCulture))),
            texts[OutcomeKey(port.Outcome)],
            ShownText.Of(string.Join(" · ", port.Phases.Select(phase => $"{PhaseWords.Of(phase.Name, texts)} {phase.Ms.ToString("0", CultureInfo.InvariantCulture)} ms")), LongestLine),
            port.Tls is { } tls ? EncryptionOf(tls, texts) : "",
            ShownText.Of(MethodsOf(port, texts), LongestLine),
            port.Banner is { Length: > 0 } banner ? ShownText.Of(texts.Format("card.probe-report.banner", ("banner", banner)), LongestLine) : "");

        private static string EncryptionOf(TlsReport tls, Texts texts) => ShownText.Of(
            texts.Format(
                "card.probe-report.encryption",
                ("version", tls.Version),
                ("issuer", tls.Issuer),
                ("until", tls.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("trust", texts[tls.Trusted ? "card.probe-report.trusted" : "card.probe-report.untrusted"])),
            LongestLine);

        private static string MethodsOf(PortReport port, Texts texts) => port switch
        {
            { AuthAfter.Count: > 0 } => texts.Format("card.probe-report.methods", ("methods", string.Join(", ", port.AuthAfter))),
            { AuthBefore.Count: > 0 } => texts.Format("card.probe-report.methods_before", ("methods", string.Join(", ", port.AuthBefore))),
            _ => "",
        };

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
    }
}

/// <summary>What is done with a server at a time, in plain words.</summary>
internal static class PhaseWords
{
    public static string Of(string phase, Texts texts) => texts.Has($"say.phase.{phase}") ? texts[$"say.phase.{phase}"] : phase;
}
