using Microsoft.Extensions.Primitives;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Desk.Doors;

/// <summary>
/// Lets nobody to the desk without its key. That only this computer, by its own name, and no page of another origin gets this
/// far is seen to before; here a page of another port of this computer is kept out too, which browsers take for the same site.
/// </summary>
internal sealed class DeskGuard(DeskKeys keys, DeskAddress address)
{
    private const string HowToOpen = "Open the address of the local desk that the bot printed when it started.";

    /// <summary>Cookies of one host are shared by all of its ports, so the name carries the port.</summary>
    private string CookieName => $"smtphelpbot-desk-{address.Value.Port}";

    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        PageHeaders.Set(context.Response.Headers);
        if (context.Request.Path == "/" && context.Request.Query["token"] is { Count: > 0 } token)
        {
            return ExchangeAsync(context, token);
        }

        if (!keys.FitsKey(context.Request.Cookies[CookieName]))
        {
            return RefuseAsync(context, DoorRefusal.NoKey, HowToOpen);
        }

        return IsOwnPage(context.Request) ? next(context) : RefuseAsync(context, DoorRefusal.OtherPage, "The local desk answers its own page only.");
    }

    /// <summary>The token for the key, and away from the address bar and the history.</summary>
    private Task ExchangeAsync(HttpContext context, StringValues token)
    {
        if (token.Count != 1 || !keys.FitsToken(token[0]))
        {
            return RefuseAsync(context, DoorRefusal.NoKey, "That address is from an earlier start of the bot. " + HowToOpen);
        }

        context.Response.Cookies.Append(CookieName, keys.Key, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/";
        return Task.CompletedTask;
    }

    /// <summary>Opening the page itself is a navigation, which may come from anywhere; all else comes from the page.</summary>
    private static bool IsOwnPage(HttpRequest request) =>
        request.Path == "/" || request.Headers["Sec-Fetch-Site"] is { Count: 0 } || request.Headers["Sec-Fetch-Site"] is ["same-origin" or "none"];

    private static Task RefuseAsync(HttpContext context, DoorRefusal reason, string words)
    {
        BotFigures.Refused(Door.Desk, reason);
        context.Response.StatusCode = reason == DoorRefusal.NoKey ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(words, context.RequestAborted);
    }
}
