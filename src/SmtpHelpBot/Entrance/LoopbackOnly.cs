using System.Net;
using Microsoft.Extensions.Primitives;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Entrance;

/// <summary>
/// Without an app id nobody is asked who they are, so only this computer is served. Tunnels and web pages reach loopback too:
/// what comes from another address, names another host, was forwarded, or comes from a page of another origin is refused. Slack's door asks for a signature.
/// </summary>
internal static class LoopbackOnly
{
    private static readonly string[] LocalHosts = ["localhost", "127.0.0.1", "[::1]"];

    public static void UseLoopbackOnly(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/slack", StringComparison.Ordinal) || Objection(context) is not { } objection)
        {
            return next(context);
        }

        BotFigures.Refused(context.Request.Path.StartsWithSegments(MessagesEndpoint.Path, StringComparison.OrdinalIgnoreCase) ? Door.Teams : Door.Desk, DoorRefusal.NotLocal);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(objection, context.RequestAborted);
    });

    private static string? Objection(HttpContext context)
    {
        // Headers are what the sender says; the address is not. What comes over a pipe or a socket of this computer has none.
        var (request, isElsewhere) = (context.Request, context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address));
        if (isElsewhere || !LocalHosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return "Without an app id the bot answers on localhost only.";
        }

        if (request.Headers.Keys.Any(IsForwarding))
        {
            return "Without an app id the bot takes nothing that was forwarded.";
        }

        return request.Headers.Origin is var origin && StringValues.IsNullOrEmpty(origin) || IsOwnOrigin(origin, request)
            ? null
            : "Without an app id the bot takes nothing from web pages of another origin.";
    }

    private static bool IsForwarding(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);

    private static bool IsOwnOrigin(StringValues origin, HttpRequest request) =>
        origin.Count == 1 && origin[0]!.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
