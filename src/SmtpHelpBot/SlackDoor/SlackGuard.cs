using System.Globalization;
using Newtonsoft.Json;
using SmtpHelpBot.Entrance;
using SmtpHelpBot.Entrance.Limits;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Signing;
using SmtpHelpBot.Telemetry;
using SmtpHelpBot.Telemetry.Logs;

namespace SmtpHelpBot.SlackDoor;

/// <summary>
/// Lets in what Slack signed. What the headers alone show not to be Slack's is answered before any of its body comes, and what is not
/// signed takes none of the places of what is: nobody shuts the door by knocking.
/// </summary>
internal sealed partial class SlackGuard(SlackSignature signature, Crowd crowd, TimeProvider time, ILogger<SlackGuard> logger)
{
    /// <summary>Slack itself does not wait for longer.</summary>
    public static readonly TimeSpan LongestBody = TimeSpan.FromSeconds(3);

    /// <summary>The check of our certificate is two short fields; nothing larger is taken apart before its signature is judged.</summary>
    private const int LargestCertificateCheck = 4096;

    private readonly Seldom seldom = new(time);

    /// <summary>Answers the check of our certificate that Slack makes now and then with GET.</summary>
    public static Task AnswerCertificateCheck(HttpContext context)
    {
        context.Response.StatusCode = context.Request.Query["ssl_check"] == "1" ? StatusCodes.Status200OK : StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    /// <summary>Takes a request, where it is Slack's.</summary>
    public async Task TakeAsync(HttpContext context, Func<MemoryStream, Task<SlackAnswer>> take, bool isForm)
    {
        var (timestamp, mark) = (One(context, SlackSignature.TimestampHeader), One(context, SlackSignature.SignatureHeader));
        var mayBeCheck = isForm && context.Request.ContentLength is > 0 and <= LargestCertificateCheck;
        if (signature.JudgeHeaders(timestamp, mark) is var first && first != SignatureVerdict.Genuine && !mayBeCheck)
        {
            context.Response.Headers.Connection = "close";
            Refuse(context, first);
            return;
        }

        using var body = await RequestBody.TakeAsync(context, Door.Slack, LongestBody);
        if (body is null)
        {
            return;
        }

        // The check of our certificate comes without a signature, and without anything to do.
        if (mayBeCheck && SlackBody.Fields(body).GetValueOrDefault("ssl_check") == "1")
        {
            return;
        }

        var verdict = signature.Judge(timestamp, mark, body.GetBuffer().AsSpan(0, (int)body.Length));
        if (verdict != SignatureVerdict.Genuine)
        {
            Refuse(context, verdict);
            return;
        }

        await crowd.TakeAsync(context, async () => await AnswerAsync(context, await take(body)));
    }

    private void Refuse(HttpContext context, SignatureVerdict verdict)
    {
        BotFigures.Refused(Door.Slack, verdict);
        if (seldom.Count(verdict) is > 0 and var number)
        {
            Log.NotSigned(logger, verdict, number);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "A request to Slack's door was refused ({Verdict}, {Number} since this was last said). If it came from Slack, look at Slack:SigningSecret and the clock of this computer.")]
        public static partial void NotSigned(ILogger logger, SignatureVerdict verdict, int number);
    }
}
