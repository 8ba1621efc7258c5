namespace SmtpHelpBot.Entrance.Limits;

/// <summary>What every answer tells a browser: there is nothing here to show, to keep, to guess at or to frame. The desk's page says more of its own.</summary>
internal static class SafeHeaders
{
    public static void UseSafeHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    });
}
