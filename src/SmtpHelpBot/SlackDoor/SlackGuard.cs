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
        using var body = await ReadAsync(context);
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

        await AnswerAsync(context, await TakenAsync(take(body)));
    }

    /// <summary>The body; null where it is too large or does not come, which the sender was told then.</summary>
    private static async Task<MemoryStream?> ReadAsync(HttpContext context)
    {
        var (status, reason) = (StatusCodes.Status413PayloadTooLarge, DoorRefusal.TooLarge);
        try
        {
            if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is { } body)
            {
                return body;
            }
        }
        catch (BadHttpRequestException broken)
        {
            (status, reason) = (broken.StatusCode, DoorRefusal.NotWhole);
        }

        BotFigures.Refused(Door.Slack, reason);
        context.Response.Headers.Connection = "close";
        context.Response.StatusCode = status;
        return null;
    }

    private async Task<SlackAnswer> TakenAsync(Task<SlackAnswer> taking)
    {
        try
        {
            return await taking;
        }
        catch (Exception problem) when (problem is InvalidCastException or FormatException or OverflowException)
        {
            Log.Odd(logger, problem);
            return new SlackAnswer.Unreadable("A part of the body is of another kind than it should be.");
        }
        catch (Exception problem)
        {
            BotFigures.Refused(Door.Slack, DoorRefusal.Failed);
            Log.NotTaken(logger, problem);
            return new SlackAnswer.Busy(TimeSpan.FromSeconds(10));
        }
    }

    private async Task AnswerAsync(HttpContext context, SlackAnswer answer)
    {
        switch (answer)
        {
            case SlackAnswer.Taken { Body: { } body }:
                context.Response.ContentType = "application/json; charset=utf-8";
                await context.Response.WriteAsync(body.ToString(Formatting.None), context.RequestAborted);
                break;
            case SlackAnswer.Busy busy:
                if (busy.IsSlackAway)
                {
                    BotFigures.Refused(Door.Slack, DoorRefusal.PlatformAway);
                }

                context.Response.Headers.RetryAfter = ((int)Math.Ceiling(busy.After.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case SlackAnswer.Foreign foreign:
                BotFigures.Refused(Door.Slack, DoorRefusal.Foreign);
                Log.Foreign(logger, foreign.Reason);
                context.Response.Headers["X-Slack-No-Retry"] = "1";
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                break;
            case SlackAnswer.Unreadable odd:
                BotFigures.Refused(Door.Slack, DoorRefusal.Unreadable);
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

        [LoggerMessage(Level = LogLevel.Warning, Message = "A signed request was refused because it belongs to another app or workspace ({Reason}).")]
        public static partial void Foreign(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A signed request was refused because a part of it is of another kind than it should be.")]
        public static partial void Odd(ILogger logger, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "Something from Slack could not be taken in.")]
        public static partial void NotTaken(ILogger logger, Exception problem);
    }
}
