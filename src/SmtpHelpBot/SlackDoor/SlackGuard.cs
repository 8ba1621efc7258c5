using System.Globalization;
using Newtonsoft.Json;
using SmtpHelpBot.Entrance;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Signing;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.SlackDoor;

/// <summary>Lets in what Slack signed.</summary>
internal sealed partial class SlackGuard(SlackSignature signature, ILogger<SlackGuard> logger)
{
    /// <summary>The check of our certificate is two short fields; nothing larger is taken apart before its signature is judged.</summary>
    private const int LargestCertificateCheck = 4096;

    /// <summary>Answers the check of our certificate that Slack makes now and then with GET.</summary>
    public static Task AnswerCertificateCheck(HttpContext context)
    {
        context.Response.StatusCode = context.Request.Query["ssl_check"] == "1" ? StatusCodes.Status200OK : StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    /// <summary>Takes a request, where it is Slack's.</summary>
    public async Task TakeAsync(HttpContext context, Func<MemoryStream, Task<SlackAnswer>> take, bool isForm)
    {
        using var body = await RequestBody.TakeAsync(context, Door.Slack);
        if (body is null)
        {
            return;
        }

        // The check of our certificate comes without a signature, and without anything to do.
        if (isForm && body.Length <= LargestCertificateCheck && SlackBody.Fields(body).GetValueOrDefault("ssl_check") == "1")
        {
            return;
        }

        var verdict = signature.Judge(One(context, SlackSignature.TimestampHeader), One(context, SlackSignature.SignatureHeader), body.GetBuffer().AsSpan(0, (int)body.Length));
        if (verdict != SignatureVerdict.Genuine)
        {
            BotFigures.Refused(Door.Slack, verdict);
            Log.NotSigned(logger, context.Request.Path, verdict);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await AnswerAsync(context, await take(body));
    }

    private static async Task AnswerAsync(HttpContext context, SlackAnswer answer)
    {
        switch (answer)
        {
            case SlackAnswer.Taken { Body: { } body }:
                context.Response.ContentType = "application/json; charset=utf-8";
                await context.Response.WriteAsync(body.ToString(Formatting.None), context.RequestAborted);
                break;
            case SlackAnswer.Busy busy:
                context.Response.Headers.RetryAfter = ((int)Math.Ceiling(busy.After.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case SlackAnswer.Foreign:
                context.Response.Headers["X-Slack-No-Retry"] = "1";
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                break;
            case SlackAnswer.Unreadable odd:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                await context.Response.WriteAsync(odd.Reason, context.RequestAborted);
                break;
        }
    }

    private static string? One(HttpContext context, string header) => context.Request.Headers[header] is { Count: 1 } values ? values[0] : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A request to {Path} was refused: {Verdict}. If it came from Slack, look at Slack:SigningSecret and the clock of this computer.")]
        public static partial void NotSigned(ILogger logger, string path, SignatureVerdict verdict);
    }
}
