using System.Net;
using System.Net.Sockets;
using SmtpHelpBot.Probe.Tls;

namespace SmtpHelpBot.Probe.Session;

/// <summary>Looks at all ports and addresses of a server side by side.</summary>
internal sealed class ServerLook(Visit visit, Action<int, string> began)
{
    /// <summary>Addresses of a family that are looked at; large providers have dozens that are alike.</summary>
    private const int MostOfFamily = 4;

    /// <summary>A server that takes longer is not asked a second time.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    /// <summary>Where to ask for an older version of TLS: at the first of these that answers. Nobody signs in on port 25 who can help it.</summary>
    private static readonly int[] AskedInTurn = [465, 587, 2525];

    private readonly List<PortLook> looks = [];

    /// <summary>Looks until the token says that the time is over; whatever was seen by then is seen.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <param name="ports">The ports.</param>
    /// <param name="cancellation">Says that the time is over.</param>
    public async Task<IReadOnlyList<PortSight>> RunAsync(IReadOnlyList<IPAddress> addresses, IReadOnlyList<int> ports, CancellationToken cancellation)
    {
        var chosen = addresses.Where(IsOf(AddressFamily.InterNetwork)).Take(MostOfFamily).Concat(addresses.Where(IsOf(AddressFamily.InterNetworkV6)).Take(MostOfFamily)).ToList();
        looks.AddRange(ports.SelectMany(port => chosen.Select(address => new PortLook(visit, new(address, port), phase => began(port, phase)))));
        return await Task.WhenAll(looks.Select(look => RunAsync(look, cancellation))).ConfigureAwait(false);
    }

    /// <summary>Asks a server that took TLS 1.3 whether it takes TLS 1.2 too: at one port of one address, over one connection more.</summary>
    public async Task<IReadOnlyList<PortSight>> AskOlderAsync(IReadOnlyList<PortSight> sights, CancellationToken cancellation)
    {
        var able = Enumerable.Range(0, sights.Count).Where(index => IsNew(sights[index])).OrderBy(index => Array.IndexOf(AskedInTurn, sights[index].Port)).ToList();
        if (able is not [var asked, ..])
        {
            return sights;
        }

        PortSight[] all = [.. sights];
        all[asked] = await looks[asked].AskOlderAsync(all[asked], cancellation).ConfigureAwait(false);
        return all;
    }

    /// <summary>Says goodbye everywhere and closes all connections; where the token says so, without goodbye.</summary>
    public Task LeaveAsync(CancellationToken cancellation) => Task.WhenAll(looks.Select(look => look.LeaveAsync(cancellation)));

    private async Task<PortSight> RunAsync(PortLook look, CancellationToken cancellation)
    {
        var sight = await look.RunAsync(cancellation).ConfigureAwait(false);
        began(sight.Port, Phases.Done);
        return sight;
    }

    /// <summary>Whether it took TLS 1.3, and soon.</summary>
    private static bool IsNew(PortSight sight) =>
        AskedInTurn.Contains(sight.Port) && sight is { Second: null, First: { Ending: Ending.Completed, Tls.Version: TlsSight.Newest } first }
        && first.Phases.Sum(phase => phase.Ms) < Quick.TotalMilliseconds;

    private static Func<IPAddress, bool> IsOf(AddressFamily family) => address => address.AddressFamily == family;
}
