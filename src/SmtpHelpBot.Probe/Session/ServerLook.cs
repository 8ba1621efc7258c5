using System.Net;
using System.Net.Sockets;

namespace SmtpHelpBot.Probe.Session;

/// <summary>Looks at all ports and addresses of a server side by side.</summary>
internal sealed class ServerLook(Visit visit, Action<int, string> began)
{
    /// <summary>Addresses of a family that are looked at; large providers have dozens that are alike.</summary>
    private const int MostOfFamily = 4;

    private readonly List<PortLook> looks = [];

    /// <summary>Looks until the token says that the time is over; whatever was seen by then is seen.</summary>
    public async Task<IReadOnlyList<PortSight>> RunAsync(IReadOnlyList<IPAddress> addresses, IReadOnlyList<int> ports, CancellationToken cancellation)
    {
        var chosen = addresses.Where(IsOf(AddressFamily.InterNetwork)).Take(MostOfFamily).Concat(addresses.Where(IsOf(AddressFamily.InterNetworkV6)).Take(MostOfFamily)).ToList();
        looks.AddRange(ports.SelectMany(port => chosen.Select(address => new PortLook(visit, new(address, port), phase => began(port, phase)))));
        return await Task.WhenAll(looks.Select(look => RunAsync(look, cancellation))).ConfigureAwait(false);
    }

    /// <summary>Says goodbye everywhere and closes all connections; where the token says so, without goodbye.</summary>
    public Task LeaveAsync(CancellationToken cancellation) => Task.WhenAll(looks.Select(look => look.LeaveAsync(cancellation)));

    private async Task<PortSight> RunAsync(PortLook look, CancellationToken cancellation)
    {
        var sight = await look.RunAsync(cancellation).ConfigureAwait(false);
        began(sight.Port, Phases.Done);
        return sight;
    }

    private static Func<IPAddress, bool> IsOf(AddressFamily family) => address => address.AddressFamily == family;
}
