using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Dns;
using SmtpHelpBot.Probe.Reports;
using SmtpHelpBot.Probe.Servers;
using SmtpHelpBot.Probe.Session;
using SmtpHelpBot.Probe.Targets;

namespace SmtpHelpBot.Probe;

/// <summary>Looks at a mail server without a credential: finds it, checks that it may be looked at, looks at all its ports, and says what it means.</summary>
public sealed class MailServerCheck
{
    private readonly ServerFinder finder;
    private readonly ProbeSettings settings;
    private readonly IDial dial;
    private readonly TimeProvider time;

    internal MailServerCheck(ProbeSettings settings, ServerFinder finder, IDial dial, TimeProvider time) =>
        (this.settings, this.finder, this.dial, this.time) = (settings, finder, dial, time);

    /// <summary>A check with these settings.</summary>
    public static MailServerCheck Create(ProbeSettings settings, TimeProvider time)
    {
        var names = settings.Resolver is { } resolver ? new MailDns(resolver) : new MailDns();
        var guard = new TargetGuard(names, settings.Allowed, settings.RefusedSuffixes);
        return new(settings, new(guard, names, new DocumentedServers(), time), new TcpDial(), time);
    }

    /// <summary>Looks at a server.</summary>
    /// <param name="asked">Host name, address, e-mail address or mail domain, as the person wrote it.</param>
    /// <param name="ports">The ports; empty for all four. Others than the known four are refused.</param>
    /// <param name="began">Is told when a port enters a phase; from several threads.</param>
    /// <param name="cancellation">Ends it at once, and every connection with it.</param>
    public async Task<CheckAnswer> LookAsync(string asked, IReadOnlyList<int> ports, Action<int, string> began, CancellationToken cancellation)
    {
        if (ports.Except(ProbeSettings.KnownPorts).Any())
        {
            return new CheckAnswer.Refused();
        }

        using var deadline = new CancellationTokenSource(settings.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var found = await FindAsync(asked, either.Token, cancellation).ConfigureAwait(false);
        return found switch
        {
            { Server: { } server } => await LookAsync(server, ports.Count > 0 ? [.. ports.Distinct()] : ProbeSettings.KnownPorts, began, either.Token, cancellation).ConfigureAwait(false),
            { Decision: TargetDecision.NoAddress missing } => new CheckAnswer.Seen(ReportWriter.Of(missing, time.GetUtcNow()) with { From = settings.From }, Task.CompletedTask),
            { Decision: TargetDecision.Malformed } => new CheckAnswer.Malformed(),
            _ => new CheckAnswer.Refused(),
        };
    }

    private async Task<ServerFinder.Found> FindAsync(string asked, CancellationToken either, CancellationToken cancellation)
    {
        try
        {
            return await finder.FindAsync(asked, either).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(new TargetDecision.NoAddress(HostSpelling.Normalise(asked) ?? asked, NameFault.TimedOut), null);
        }
    }

    private async Task<CheckAnswer> LookAsync(Server server, IReadOnlyList<int> ports, Action<int, string> began, CancellationToken either, CancellationToken cancellation)
    {
        var look = new ServerLook(new(server.Target.Host, settings.EhloName, dial, time) { Roots = settings.Roots }, began);
        var sights = await look.RunAsync(server.Target.Addresses, ports, either).ConfigureAwait(false);
        // The verdict waits neither for goodbyes nor for what is asked beside it; a cancelled look does neither.
        var goodbye = look.LeaveAsync(cancellation);
        if (cancellation.IsCancellationRequested)
        {
            await goodbye.ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }

        return new CheckAnswer.Seen(ReportOf(server, sights), goodbye) { Whole = WholeAsync(look, server, sights, cancellation) };
    }

    private async Task<ProbeReport> WholeAsync(ServerLook look, Server server, IReadOnlyList<PortSight> sights, CancellationToken cancellation) =>
        ReportOf(server, await look.AskOlderAsync(sights, cancellation).ConfigureAwait(false));

    private ProbeReport ReportOf(Server server, IReadOnlyList<PortSight> sights) => ReportWriter.Of(server, sights, time.GetUtcNow()) with { From = settings.From };
}
