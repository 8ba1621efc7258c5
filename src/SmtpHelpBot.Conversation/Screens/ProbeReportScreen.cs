using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Comparing;
using SmtpHelpBot.Diagnosis.Facts;
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

    /// <summary>What the parts of the card take without their words, in letters of JSON.</summary>
    private const int Frame = 3500;
    private const int DrawingOfLine = 170;
    private const int DrawingOfCommand = 440;
    private const int MostSystems = 2;

    /// <summary>Port 25 is for mail between servers: no one's settings name it rightly.</summary>
    private const int Relay = 25;

    public override string Card => "probe-report";

    public required string Target { get; init; }

    /// <summary>How the server was found; empty where it is the one asked for.</summary>
    public required string Route { get; init; }

    public required string Meaning { get; init; }

    /// <summary>What to change, and what the provider documents.</summary>
    public required IReadOnlyList<string> Compared { get; init; }

    /// <summary>What the look from here showed, for the port that the person tried; empty where they tried none.</summary>
    public string SideBot { get; init; } = "";

    /// <summary>What the check on the person's own computer showed.</summary>
    public string SidePerson { get; init; } = "";

    /// <summary>What both together mean.</summary>
    public string SidesSaid { get; init; } = "";

    /// <summary>When and from where it was looked at.</summary>
    public required string Checked { get; init; }

    public required IReadOnlyList<FindingLine> Findings { get; init; }

    public required IReadOnlyList<ProbePortLine> Ports { get; init; }

    public required string Addresses { get; init; }

    /// <summary>What the server said, word for word.</summary>
    public required IReadOnlyList<ProbeDetail> Details { get; init; }

    /// <summary>Whether that is all that it said.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public bool HasWholeTalk { get; init; }

    /// <summary>The same look from the person's own computer.</summary>
    public required IReadOnlyList<CommandLine> Commands { get; init; }

    /// <summary>The report, beside what the case knows: the person's settings, their provider, the check on their own computer.</summary>
    public static ProbeReportScreen Of(ProbeReport report, CaseFile open, int ageSeconds, Texts texts)
    {
        var compared = Comparison.Of(report, open.Settings, ProviderCatalog.Shared.Find(open.Provider));
        var meaning = compared.Lead(report, texts);
        var screen = Of(report, meaning, ageSeconds, texts) with { Compared = [.. compared.Lines(report, texts).Select(line => ShownText.Of(line, LongestLine))] };
        return Filled(LocalCheckWords.Beside(report, open, texts) is { } sides ? screen with { SideBot = sides.Bot, SidePerson = sides.Person, SidesSaid = sides.Said } : screen, report, texts);
    }

    /// <summary>The ports, and then what the server said, as far as there is room beside the rest.</summary>
    private static ProbeReportScreen Filled(ProbeReportScreen screen, ProbeReport report, Texts texts)
    {
        var room = new CardRoom(Frame);
        room.TryTake(0, screen.Summary, screen.Target, screen.Route, screen.Meaning, screen.Addresses, screen.Checked, screen.SideBot, screen.SidePerson, screen.SidesSaid);
        room.TryTake(DrawingOfLine * (screen.Compared.Count + screen.Findings.Count), [.. screen.Compared, .. screen.Findings.Select(finding => finding.Where + finding.Said)]);
        room.TryTake(DrawingOfCommand * screen.Commands.Count, screen.Commands.Select(command => command.Label + command.Command));
        ProbePortLine[] ports = [.. screen.Ports.TakeWhile(port => port.TryTake(room))];
        var details = ProbeDetail.Of(report, room, texts);
        return screen with { Ports = ports, Details = details, HasWholeTalk = details.Sum(detail => detail.Lines.Count) == ProbeDetail.Whole(report, texts).Sum(detail => detail.Lines.Count) };
    }

    private static ProbeReportScreen Of(ProbeReport report, string meaning, int ageSeconds, Texts texts) => new()
    {
        Summary = texts.Format("card.probe-report.summary", ("target", report.Target), ("meaning", meaning)),
        Target = report.Target,
        Route = RouteOf(report.Route, report.Asked, texts),
        Meaning = meaning,
        Compared = [],
        Checked = texts.Format(ageSeconds <= 0 ? "card.probe-report.checked_now" : "card.probe-report.checked", ("seconds", Number(ageSeconds)), ("place", report.Place(texts))),
        Findings = [.. FindingLine.Of(report, texts).Take(MostFindings)],
        Ports = [.. report.Ports.Take(MostPorts).Select(port => ProbePortLine.Of(port, report.Addresses.Count > 1, texts))],
        Addresses = report.Addresses.Count == 0
            ? texts["card.probe-report.no_addresses"]
            : ShownText.Of(texts.Format("card.probe-report.addresses", ("addresses", string.Join(", ", report.Addresses))), LongestLine),
        Details = [],
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
        /// <summary>The line of the port says as much.</summary>
        private static readonly string[] Plain = ["port_closed", "port_filtered", "port_refused_by_firewall"];

        public static IEnumerable<FindingLine> Of(ProbeReport report, Texts texts) =>
        [
            .. report.Findings.Select(finding => new FindingLine("", ShownText.Of(finding.Text, LongestLine))),
            .. report.Ports.SelectMany(port => port.Findings.Where(finding => !Plain.Contains(finding.Id)).Select(finding => (port.Port, Said: finding.Text, Leads: finding.Cause is not null)))
                .GroupBy(item => item.Said, StringComparer.Ordinal).OrderByDescending(group => group.First().Leads)
                .Select(group => new FindingLine(PortsOf([.. group.Select(item => item.Port).Distinct().Order()], texts), ShownText.Of(group.Key, LongestLine))),
        ];

        private static string PortsOf(IReadOnlyList<int> ports, Texts texts) =>
            texts.Format(ports.Count == 1 ? "card.probe-report.port_one" : "card.probe-report.port_many", ("ports", string.Join(", ", ports)));
    }
}
