using System.Net;
using System.Net.Sockets;
using SmtpHelpBot.Probe.Tls;

namespace SmtpHelpBot.Probe.Session;

/// <summary>Looks at all ports and addresses of a server side by side.</summary>
internal sealed class ServerLook(Visit visit, Action<int, string> began)
{
    /// <summary>Addresses of a family that are looked at; large providers have dozens that are alike.</summary>
    private const int MostOfFamily = 4;

    /// <summary>Port of implicit TLS (RFC 8314, section 3.3).</summary>
    private const int ImplicitTls = 465;

    /// <summary>A server that takes longer is not asked a second time.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    /// <summary>Where to ask for an older version of TLS, where the port for TLS did not answer.</summary>
    private static readonly int[] AskedInTurn = [587, 2525, 25];

    private readonly List<PortLook> looks = [];

    /// <summary>Looks until the token says that the time is over; whatever was seen by then is seen.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <param name="ports">The ports.</param>
    /// <param name="asksOlder">Whether a server that takes TLS 1.3 is asked whether it takes TLS 1.2 too, over one connection more.</param>
    /// <param name="cancellation">Says that the time is over.</param>
    public async Task<IReadOnlyList<PortSight>> RunAsync(IReadOnlyList<IPAddress> addresses, IReadOnlyList<int> ports, bool asksOlder, CancellationToken cancellation)
    {
        var chosen = addresses.Where(IsOf(AddressFamily.InterNetwork)).Take(MostOfFamily).Concat(addresses.Where(IsOf(AddressFamily.InterNetworkV6)).Take(MostOfFamily)).ToList();
        looks.AddRange(ports.SelectMany(port => chosen.Select(address => new PortLook(visit, new(address, port), phase => began(port, phase)))));
        var sights = await Task.WhenAll(looks.Select((look, index) => RunAsync(look, asksOlder && index % chosen.Count == 0, cancellation))).ConfigureAwait(false);
        return asksOlder ? await AskOlderAsync(sights, chosen.Count, cancellation).ConfigureAwait(false) : sights;
    }

    /// <summary>Says goodbye everywhere and closes all connections; where the token says so, without goodbye.</summary>
    public Task LeaveAsync(CancellationToken cancellation) => Task.WhenAll(looks.Select(look => look.LeaveAsync(cancellation)));

    private async Task<PortSight> RunAsync(PortLook look, bool asksOlder, CancellationToken cancellation)
    {
        var sight = await look.RunAsync(cancellation).ConfigureAwait(false);
        if (asksOlder && sight.Port == ImplicitTls && IsNew(sight))
        {
            // It is done sooner than the ports for STARTTLS, so the question costs no time.
            sight = await look.AskOlderAsync(sight, cancellation).ConfigureAwait(false);
        }

        began(sight.Port, Phases.Done);
        return sight;
    }

    /// <summary>Where the port for TLS did not answer the question about an older version, another one is asked: one of one address.</summary>
    private async Task<IReadOnlyList<PortSight>> AskOlderAsync(PortSight[] sights, int addresses, CancellationToken cancellation)
    {
        var ofFirst = Enumerable.Range(0, sights.Length / addresses).Select(index => index * addresses).Where(index => IsNew(sights[index])).ToList();
        if (ofFirst.Count == 0 || ofFirst.Exists(index => sights[index].Port == ImplicitTls))
        {
            return sights;
        }

        var asked = ofFirst.MinBy(index => Array.IndexOf(AskedInTurn, sights[index].Port));
        sights[asked] = await looks[asked].AskOlderAsync(sights[asked], cancellation).ConfigureAwait(false);
        return sights;
    }

    /// <summary>Whether it took TLS 1.3, and soon.</summary>
    private static bool IsNew(PortSight sight) =>
        sight is { Second: null, First: { Ending: Ending.Completed, Tls.Version: TlsSight.Newest } first } && first.Phases.Sum(phase => phase.Ms) < Quick.TotalMilliseconds;

    private static Func<IPAddress, bool> IsOf(AddressFamily family) => address => address.AddressFamily == family;
}
