using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Diagnosis.LocalChecks;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>What a look at a server showed: what it means first, then what stands out, then the ports; the words of the server only on demand.</summary>
internal sealed record ProbeReportScreen : Screen
{
    private const int MostPorts = 8;
    private const int MostFindings = 6;
    private const int LongestLine = 300;
    private const int MostSystems = 2;

    /// <summary>Port 25 is for mail between servers: no one's settings name it rightly.</summary>
    private const int Relay = 25;

    public override string Card => "probe-report";

    public required string Target { get; init; }

    /// <summary>How the server was found; empty where it is the one asked for.</summary>
    public required string Route { get; init; }

    public required string Meaning { get; init; }

    /// <summary>When and from where it was looked at.</summary>
    public required string Checked { get; init; }

    public required IReadOnlyList<FindingLine> Findings { get; init; }

    public required IReadOnlyList<ProbePortLine> Ports { get; init; }

    public required string Addresses { get; init; }

    /// <summary>What the server said, word for word.</summary>
    public required IReadOnlyList<ProbeDetail> Details { get; init; }

    /// <summary>The same look from the person's own computer.</summary>
    public required IReadOnlyList<CommandLine> Commands { get; init; }

    public static ProbeReportScreen Of(ProbeOrder order, ProbeReport report, int ageSeconds, Texts texts) => new()
    {
        Summary = texts.Format("card.probe-report.summary", ("target", report.Target), ("meaning", report.Conclusion.Text)),
        Target = report.Target,
        Route = RouteOf(report.Route, order.Target, texts),
        Meaning = report.Conclusion.Text,
        Checked = ageSeconds <= 0 ? texts["card.probe-report.checked_now"] : texts.Format("card.probe-report.checked", ("seconds", Number(ageSeconds))),
        Findings = [.. FindingLine.Of(report, texts).Take(MostFindings)],
        Ports = [.. report.Ports.Take(MostPorts).Select(port => ProbePortLine.Of(port, report.Addresses.Count > 1, texts))],
        Addresses = report.Addresses.Count == 0
            ? texts["card.probe-report.no_addresses"]
            : ShownText.Of(texts.Format("card.probe-report.addresses", ("addresses", string.Join(", ", report.Addresses))), LongestLine),
        Details = ProbeDetail.Of(report, texts),
        Commands = CommandsOf(report, texts),
    };

    private static string RouteOf(ServerRoute route, string asked, Texts texts) => route switch
    {
        ServerRoute.Asked => "",
        ServerRoute.Provider => texts.Format("card.probe-report.route_provider", ("asked", asked)),
        ServerRoute.Announced => texts.Format("card.probe-report.route_announced", ("asked", asked)),
        ServerRoute.Exchanger => texts.Format("card.probe-report.route_exchanger", ("asked", asked)),
        _ => throw new ArgumentOutOfRangeException(nameof(route), route, "Not a route."),
    };

    /// <summary>For the port that works, or the usual one where none does; one line a system.</summary>
    private static IReadOnlyList<CommandLine> CommandsOf(ProbeReport report, Texts texts)
    {
        var works = report.Ports.Where(port => port is { Outcome: PortOutcome.Completed, Port: not Relay }).Select(port => port.Port).Order().LastOrDefault(LocalCommands.SubmissionPort);
        return report.Addresses.Count == 0
            ? []
            : [.. LocalCommands.For(MailSettings.Unknown with { Host = report.Target, Port = works }).Take(MostSystems)
                .Select(command => new CommandLine(texts[$"local_check.system.{command.System}"], command.Line))];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What stands out, and at which ports; empty where it is true of all.</summary>
    internal sealed record FindingLine(string Where, string Said)
    {
        public static IEnumerable<FindingLine> Of(ProbeReport report, Texts texts) =>
        [
            .. report.Findings.Select(finding => new FindingLine("", ShownText.Of(finding.Text, LongestLine))),
            .. report.Ports.SelectMany(port => port.Findings.Select(finding => (port.Port, Said: finding.Text, Leads: finding.Cause is not null)))
                .GroupBy(item => item.Said, StringComparer.Ordinal).OrderByDescending(group => group.First().Leads)
                .Select(group => new FindingLine(PortsOf([.. group.Select(item => item.Port).Distinct().Order()], texts), ShownText.Of(group.Key, LongestLine))),
        ];

        private static string PortsOf(IReadOnlyList<int> ports, Texts texts) =>
            texts.Format(ports.Count == 1 ? "card.probe-report.port_one" : "card.probe-report.port_many", ("ports", string.Join(", ", ports)));
    }
}
