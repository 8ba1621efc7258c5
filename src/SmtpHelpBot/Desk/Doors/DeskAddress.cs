using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace SmtpHelpBot.Desk.Doors;

/// <summary>Where the desk listens, once the server does.</summary>
internal sealed class DeskAddress(IServer server)
{
    private Uri? known;

    /// <summary>The desk's address: the last that the server was given, and it keeps their order.</summary>
    public Uri Value => known ??= new(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Last());

    /// <summary>Whether a request came in at the desk's port. The connection says it, never the request.</summary>
    public bool IsDoorOf(HttpContext context) => context.Connection.LocalPort == Value.Port;
}
