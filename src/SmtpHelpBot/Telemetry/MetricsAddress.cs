using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace SmtpHelpBot.Telemetry;

/// <summary>Where metrics are read, once the server listens.</summary>
/// <param name="server">The server, which keeps the order of the addresses it was given.</param>
/// <param name="place">Which of them it is.</param>
internal sealed class MetricsAddress(IServer server, int place)
{
    private int? port;

    /// <summary>Whether a request came in there. The connection says it, never the request, which may have been sent on by a proxy.</summary>
    public bool IsDoorOf(HttpContext context) => context.Connection.LocalPort == (port ??= new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.ElementAt(place)).Port);
}
