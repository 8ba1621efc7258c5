using SmtpHelpBot.Probe.Session;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>What the end of a session says: where it ended, and how.</summary>
internal static class EndingRules
{
    /// <summary>A server that closes in silence sooner does it on purpose; later, something in front of it gave up waiting.</summary>
    private static readonly TimeSpan OnPurpose = TimeSpan.FromSeconds(1);

    /// <summary>Replies from here on are refusals (RFC 5321, section 4.2.1). A greeting with another code than 220 below is none of SMTP: news servers say 200.</summary>
    private const int FirstRefusal = 400;

    public static IEnumerable<Noted> Of(PortSight sight)
    {
        var session = sight.First;
        Noted? noted = (session.Ending, session.LastPhase) switch
        {
            (Ending.Completed, _) => null,
            (Ending.Refused, _) => new(FindingKind.PortClosed),
            (Ending.Unreachable, _) => new(FindingKind.PortRefusedByFirewall),
            (Ending.NoRoute, _) => new(FindingKind.NoRoute),
            (Ending.TimedOut, Phases.Tcp) => new(FindingKind.PortFiltered),
            (Ending.Reset, Phases.Tcp) => new(FindingKind.ResetAtOnce),
            (Ending.Reset, Phases.StartTls or Phases.Tls) => new(FindingKind.TlsCut),
            (Ending.TooMuch, _) => new(FindingKind.TooMuch),
            (Ending.Rejected, Phases.EhloTls) when session.CertificateWanted => new(FindingKind.ClientCertificateWanted),
            (Ending.Rejected, Phases.Banner) when session.Greeting is { Code: < FirstRefusal, Lines: [var words, ..] } => new(FindingKind.OtherService, ("words", ServerText.Clean(words))),
            (Ending.Rejected, _) when session.LastReply is { } reply => Refusals.Of(reply, session.LastPhase),
            // A line may have a code for one reader and none for another: what is no reply is none of SMTP.
            (Ending.Rejected, _) => NoMail(session),
            (_, Phases.Tls) => InTls(sight),
            (var ending, Phases.EhloTls) => AfterTls(session, ending),
            (var ending, Phases.Banner) when session.Tls is not null => AfterTls(session, ending),
            (var ending, Phases.Banner) => AtGreeting(session, ending),
            (Ending.TimedOut, _) => new(FindingKind.SilentAfterGreeting),
            (Ending.NotSmtp, _) => NoMail(session),
            (Ending.Reset, _) => new(FindingKind.ResetInTheMiddle),
            _ => new(FindingKind.ClosedInTheMiddle),
        };
        return noted is null ? [] : [noted];
    }

    private static Noted NoMail(Sight session) =>
        new(FindingKind.OtherService, ("words", ServerText.Clean(session.Exchanges[^1].Lines is [.., var last] ? last : session.Exchanges[^1].Unfinished)));

    private static Noted InTls(PortSight sight) => sight.First switch
    {
        { Foreign: { } words } when OtherServices.IsReply(words) => Refusals.Of(words),
        { Ending: Ending.TimedOut, HasTlsBytes: false } when sight.Port == PortRules.ImplicitTls => new(FindingKind.Silent),
        { Ending: Ending.TimedOut } => new(FindingKind.TlsSilent),
        _ when sight.OldTls is { } version => new(FindingKind.TlsTooOld, ("version", version)),
        // Before TLS 1.3 a missing certificate of ours is refused with the same alert as nothing in common.
        { CertificateWanted: true } => new(FindingKind.ClientCertificateWanted),
        { TlsAlert: Alerts.NameUnknown } => new(FindingKind.TlsNameUnknown),
        { TlsAlert: { } alert } when Alerts.NothingFits.Contains(alert) => new(FindingKind.TlsNothingInCommon),
        { IsTlsWeak: true } => new(FindingKind.TlsWeak),
        { HasTlsBytes: false, Ending: Ending.Closed or Ending.TlsFailed } when sight.Port == PortRules.ImplicitTls => new(FindingKind.ClosedAtOnce),
        var broken => new(FindingKind.TlsBroken, ("alert", broken.TlsAlert is { } number ? Alerts.Name(number) : broken.SecretAlert ?? "no reason given")),
    };

    private static Noted AfterTls(Sight session, Ending ending) => ending switch
    {
        Ending.TimedOut => new(FindingKind.SilentAfterTls),
        _ when session.CertificateWanted => new(FindingKind.ClientCertificateWanted),
        _ => new(FindingKind.ClosedAfterTls),
    };

    private static Noted AtGreeting(Sight session, Ending ending) => ending switch
    {
        Ending.TimedOut when session.Greeting is { Lines.Count: 0, Unfinished: "" } => new(FindingKind.Silent),
        Ending.TimedOut => new(FindingKind.Dripping),
        Ending.Reset => new(FindingKind.ResetAtOnce),
        _ when session.Waited >= OnPurpose => new(FindingKind.NoBackEnd),
        _ => new(FindingKind.ClosedAtOnce),
    };
}
