using Microsoft.Extensions.Primitives;

namespace SmtpHelpBot.Entrance;

/// <summary>
/// Without an app id nobody is asked who they are, so only this computer is served. Tunnels and web pages reach loopback too:
/// what names another host, was forwarded, or comes from a page of another origin is refused. Slack's door asks for a signature.
/// </summary>
internal static class LoopbackOnly
{
    private static readonly string[] LocalHosts = ["localhost", "127.0.0.1", "[::1]"];

    public static void UseLoopbackOnly(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/slack", StringComparison.Ordinal) || Objection(context.Request) is not { } objection)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(objection, context.RequestAborted);
    });

    private static string? Objection(HttpRequest request)
    {
        if (!LocalHosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
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
