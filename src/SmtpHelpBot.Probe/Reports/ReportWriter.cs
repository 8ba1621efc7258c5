using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Probe.Findings;
using SmtpHelpBot.Probe.Session;
using SmtpHelpBot.Probe.Targets;
using SmtpHelpBot.Probe.Tls;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Reports;

/// <summary>Puts what was seen into a report that may be kept and shown: cleaned and bounded.</summary>
internal static class ReportWriter
{
    private const int MostBannerLines = 10;

    /// <summary>The report of a look at a server.</summary>
    public static ProbeReport Of(Server server, IReadOnlyList<PortSight> sights, DateTimeOffset now)
    {
        var texts = Texts.English;
        List<PortNoted> ports = [.. sights.Select(sight => new PortNoted(sight, PortRules.Of(sight, now)))];
        List<Noted> overall = [.. ServerRules.Of(ports, texts)];
        return new(
            server.Target.Host,
            [.. server.Target.Addresses.Select(address => address.ToString())],
            [.. ports.Select(port => PortOf(port.Sight, port.Noted, server.DnsMs, texts))],
            Concluding.Of(ports, overall, texts),
            now)
        {
            Route = server.Route,
            DnsMs = server.DnsMs,
            Findings = [.. overall.Select(noted => noted.ToFinding(texts))],
        };
    }

    /// <summary>The report where the name has no address.</summary>
    public static ProbeReport Of(TargetDecision.NoAddress missing, DateTimeOffset now)
    {
        var noted = new Noted(
            missing.Fault switch
            {
                Dns.NameFault.NoSuchName => FindingKind.NameMissing,
                Dns.NameFault.NoAddress => FindingKind.NameWithoutAddress,
                Dns.NameFault.ServerFailure => FindingKind.NameServersFail,
                Dns.NameFault.TimedOut => FindingKind.NameServersSilent,
                _ => throw new ArgumentOutOfRangeException(nameof(missing), missing.Fault, "Not a fault of a name."),
            },
            ("host", missing.Host));
        return new(missing.Host, [], [], Concluding.Of(noted, Texts.English), now) { Findings = [noted.ToFinding(Texts.English)] };
    }

    private static PortReport PortOf(PortSight sight, IReadOnlyList<Noted> noted, double dnsMs, Texts texts)
    {
        var session = sight.Session;
        return new()
        {
            Port = sight.Port,
            Address = sight.Address.ToString(),
            Outcome = OutcomeOf(session.Ending),
            Phases = [.. dnsMs > 0 ? new[] { new ProbePhase(Phases.Dns, dnsMs) } : [], .. session.Phases],
            Banner = BannerOf(session.Greeting),
            EhloBefore = session.Before.Lines,
            EhloAfter = session.After.Lines,
            AuthBefore = session.Before.SignIn,
            AuthAfter = session.After.SignIn,
            Size = session.After.Size ?? session.Before.Size,
            Tls = session.Tls is { } tls ? TlsOf(tls) : null,
            Transcript = TranscriptWriter.Of(session),
            Findings = [.. noted.Select(item => item.ToFinding(texts))],
        };
    }

    private static string? BannerOf(Exchange greeting)
    {
        string[] lines = [.. greeting.Lines, .. greeting.Unfinished.Length > 0 ? [greeting.Unfinished] : Array.Empty<string>()];
        return lines.Length == 0 ? null : string.Join('\n', lines.Take(MostBannerLines).Select(line => ServerText.Clean(line)));
    }

    private static TlsReport TlsOf(TlsSight tls) => new(
        tls.Version,
        tls.Cipher,
        tls.Certificate.Subject,
        tls.Certificate.Issuer,
        tls.Certificate.Names,
        tls.Certificate.NotBefore,
        tls.Certificate.NotAfter,
        tls.Certificate.Faults.Count == 0)
    {
        IssuerName = tls.Certificate.IssuerName,
        Key = tls.Certificate.Key,
        Chain = tls.Certificate.Chain,
    };

    private static PortOutcome OutcomeOf(Ending ending) => ending switch
    {
        Ending.Completed => PortOutcome.Completed,
        Ending.Refused => PortOutcome.Refused,
        Ending.Unreachable or Ending.NoRoute => PortOutcome.Unreachable,
        Ending.TimedOut => PortOutcome.TimedOut,
        Ending.Closed or Ending.Reset => PortOutcome.Closed,
        Ending.TlsFailed => PortOutcome.TlsFailed,
        Ending.Rejected => PortOutcome.Rejected,
        Ending.TooMuch or Ending.NotSmtp => PortOutcome.NotSmtp,
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "Not an ending."),
    };
}
