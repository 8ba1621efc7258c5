using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace SmtpHelpBot.Telemetry;

/// <summary>Where metrics are read, once the server listens.</summary>
/// <param name="server">The server, which keeps the order of the addresses it was given.</param>
/// <param name="given">The address as the settings have it; port 0 stands for any that is free.</param>
/// <param name="place">Which of the server's addresses it is.</param>
internal sealed class MetricsAddress(IServer server, Uri given, int place)
{
    /// <summary>Where the settings of the server name all of its addresses themselves, this is none of them.</summary>
    private int? port = given.Port > 0 ? given.Port : null;

    /// <summary>Whether a request came in there. The connection says it, never the request, which may have been sent on by a proxy.</summary>
    public bool IsDoorOf(HttpContext context) => context.Connection.LocalPort == (port ??= new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.ElementAt(place)).Port);
}
