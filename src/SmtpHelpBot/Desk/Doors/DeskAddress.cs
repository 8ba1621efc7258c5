using Microsoft.AspNetCore.Hosting.Server;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Desk.Doors;

/// <summary>Where the desk listens, once the server does.</summary>
internal sealed class DeskAddress(IServer server, AddedAddress added)
{
    private Uri? known;

    /// <summary>The desk's address.</summary>
    public Uri Value => known ??= added.At(server);

    /// <summary>Whether a request came in at the desk's port. The connection says it, never the request.</summary>
    public bool IsDoorOf(HttpContext context) => context.Connection.LocalPort == Value.Port;
}
