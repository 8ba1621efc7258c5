using System.Net;
using SmtpHelpBot.Probe.Tls;

namespace SmtpHelpBot.Probe.Session;

/// <summary>Looks at one port of one address: over one connection, and over a second only to settle a doubt.</summary>
internal sealed class PortLook(Visit visit, IPEndPoint endpoint, Action<string> began)
{
    /// <summary>Port of implicit TLS (RFC 8314, section 3.3).</summary>
    private const int ImplicitTls = 465;

    /// <summary>Silent for so long, a port may be waiting for TLS. Servers that greet late are still waited for.</summary>
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(3);

    /// <summary>Servers that wait for TLS answer it at once, whatever they do later.</summary>
    private static readonly TimeSpan TlsAnswersWithin = TimeSpan.FromSeconds(2);

    /// <summary>Alerts that a version or suite was refused with: handshake_failure and protocol_version (RFC 8446, section 6.2).</summary>
    private static readonly int[] VersionAlerts = [40, 70];

    /// <summary>Goodbyes take no longer than this.</summary>
    private static readonly TimeSpan LeaveWithin = TimeSpan.FromSeconds(2);

    private readonly List<Look> looks = [];

    /// <summary>Looks until the token says that the time is over.</summary>
    public async Task<PortSight> RunAsync(CancellationToken cancellation)
    {
        var sight = endpoint.Port == ImplicitTls
            ? await SwappedAsync(await Begin(tlsAtOnce: true, began).RunAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false)
            : await PatientAsync(cancellation).ConfigureAwait(false);
        return sight.First switch
        {
            { Tls: null, ChosenTls: { } old } => sight with { OldTls = old },
            { Tls: null, TlsAlert: { } alert, CertificateWanted: false } when VersionAlerts.Contains(alert) =>
                sight with { OldTls = (await Begin(endpoint.Port == ImplicitTls, Ignore).AskOldTlsAsync(OldVersion.Tls11, cancellation).ConfigureAwait(false))?.Version },
            _ => sight,
        };
    }

    /// <summary>Asks a server that took TLS 1.3 whether it would take TLS 1.2 as well, which is all that many programs know.</summary>
    public async Task<PortSight> AskOlderAsync(PortSight sight, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(TlsAnswersWithin, visit.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        using var look = new Look(visit, endpoint, endpoint.Port == ImplicitTls, Ignore);
        var answer = await look.AskOldTlsAsync(OldVersion.Tls12, either.Token).ConfigureAwait(false);
        return sight with { RefusesTls12 = answer is { Alert: { } alert } && VersionAlerts.Contains(alert) };
    }

    /// <summary>Says goodbye on all connections and closes them.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LeaveWithin, visit.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        await Task.WhenAll(looks.Select(look => look.LeaveAsync(either.Token))).ConfigureAwait(false);
    }

    private static void Ignore(string phase)
    {
    }

    /// <summary>A port for TLS that answers in clear may want STARTTLS.</summary>
    private async Task<PortSight> SwappedAsync(Sight first, CancellationToken cancellation) => new(
        endpoint.Port,
        endpoint.Address,
        first,
        first.Foreign?.StartsWith("220", StringComparison.Ordinal) == true ? await Begin(tlsAtOnce: false, Ignore).RunAsync(cancellation).ConfigureAwait(false) : null);

    /// <summary>A port that is silent in clear may want TLS at once. Whichever way is answered first counts.</summary>
    private async Task<PortSight> PatientAsync(CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var patience = Task.Delay(SilentAfter, visit.Time, enough.Token);
        var look = Begin(tlsAtOnce: false, began);
        var first = look.RunAsync(enough.Token);
        await Task.WhenAny(first, patience).ConfigureAwait(false);
        if (first.IsCompleted || !look.IsMute)
        {
            var sight = await first.ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            return new(endpoint.Port, endpoint.Address, sight, Second: null);
        }

        var second = SecondAsync(enough.Token);
        if (await Task.WhenAny(first, second).ConfigureAwait(false) == second && await second.ConfigureAwait(false) is { HasAnswer: true } answer)
        {
            await enough.CancelAsync().ConfigureAwait(false);
            return new(endpoint.Port, endpoint.Address, await first.ConfigureAwait(false), answer);
        }

        var patient = await first.ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        await second.ConfigureAwait(false);
        return new(endpoint.Port, endpoint.Address, patient, Second: null);
    }

    /// <summary>TLS at once, over a connection that is given up soon where nothing answers.</summary>
    private async Task<Sight> SecondAsync(CancellationToken cancellation)
    {
        var look = Begin(tlsAtOnce: true, Ignore);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var run = look.RunAsync(enough.Token);
        await Task.WhenAny(run, Task.Delay(TlsAnswersWithin, visit.Time, enough.Token)).ConfigureAwait(false);
        if (look.IsMute)
        {
            await enough.CancelAsync().ConfigureAwait(false);
        }

        var sight = await run.ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        if (look.IsMute)
        {
            look.Dispose();
        }

        return sight;
    }

    private Look Begin(bool tlsAtOnce, Action<string> tell)
    {
        looks.Add(new(visit, endpoint, tlsAtOnce, tell));
        return looks[^1];
    }
}
