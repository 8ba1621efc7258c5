using Microsoft.AspNetCore.Hosting.Server;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Telemetry;

/// <summary>Where metrics are read, once the server listens.</summary>
internal sealed class MetricsAddress(IServer server, AddedAddress added)
{
    private int? port;

    /// <summary>Whether a request came in there. The connection says it, never the request, which may have been sent on by a proxy.</summary>
    public bool IsDoorOf(HttpContext context) => context.Connection.LocalPort == (port ??= added.At(server).Port);
}
