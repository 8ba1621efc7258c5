using System.Globalization;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Entrance.Tokens;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Entrance;

/// <summary>POST /api/messages: the way in from the Bot Framework. The body is measured and looked at before the adapter sees it.</summary>
internal static partial class MessagesEndpoint
{
    public const string Path = "/api/messages";

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);

    public static void MapMessages(this WebApplication app)
    {
        var loopbackOnly = !app.Configuration.HasAppId();
        var (adapter, bot) = (app.Services.GetRequiredService<CloudAdapter>(), app.Services.GetRequiredService<InboxBot>());
        app.MapPost(Path, context => TakeAsync(context, adapter, bot, loopbackOnly));
    }

    private static async Task TakeAsync(HttpContext context, CloudAdapter adapter, InboxBot bot, bool loopbackOnly)
    {
        if (!loopbackOnly && context.Request.Headers.Authorization.Count != 1)
        {
            // Nothing else is looked at, and no byte of the body is read.
            BotFigures.Refused(Refusal.NoToken);
            context.Response.Headers.Connection = "close";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var body = await ReadAsync(context);
        if (body is not null)
        {
            await TakeAsync(context, body, adapter, bot, loopbackOnly);
        }
    }

    /// <summary>The body; null where it is too large or too slow, which the sender was told then.</summary>
    private static async Task<MemoryStream?> ReadAsync(HttpContext context)
    {
        var (status, words) = (StatusCodes.Status413PayloadTooLarge, $"A body may have {RequestBody.Largest} bytes.");
        try
        {
            if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is { } body)
            {
                return body;
            }
        }
        catch (BadHttpRequestException broken)
        {
            (status, words) = (broken.StatusCode, "The body cannot be read.");
        }

        // The rest of the body is not read, so the connection is of no more use: the sender is told.
        context.Response.Headers.Connection = "close";
        await AnswerAsync(context, status, words);
        return null;
    }

    private static async Task TakeAsync(HttpContext context, MemoryStream body, CloudAdapter adapter, InboxBot bot, bool loopbackOnly)
    {
        if (ActivityCheck.Fault(body.GetBuffer().AsMemory(0, (int)body.Length), loopbackOnly) is { } fault)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, fault);
            return;
        }

        context.Request.Body = body;
        try
        {
            await adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted);
        }
        catch (IntakeBusyException busy)
        {
            await AskBackAsync(context, busy.RetryAfter);
        }
        catch (NotServedException stranger)
        {
            BotFigures.Refused(stranger.Reason);
            Log.NotServed(context.RequestServices.GetRequiredService<ILogger<InboxBot>>(), stranger.Reason, stranger.What);
            await AnswerAsync(context, StatusCodes.Status403Forbidden, "This bot does not serve that.");
        }
        catch (Exception problem) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            // The channel's keys out of reach, for one: nothing is stored, so the platform has to come again.
            Log.NotTaken(context.RequestServices.GetRequiredService<ILogger<InboxBot>>(), problem);
            await AskBackAsync(context, AfterTrouble);
        }
    }

    private static Task AskBackAsync(HttpContext context, TimeSpan after)
    {
        context.Response.Headers.RetryAfter = ((int)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "Not now; come again soon.");
    }

    private static Task AnswerAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(words, context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The platform vouches for what this bot does not serve ({Reason}: {What}). Door:Tenants and Door:ServiceUrls say what it does.")]
        public static partial void NotServed(ILogger logger, Refusal reason, string what);

        [LoggerMessage(Level = LogLevel.Error, Message = "An activity could not be taken in; the platform is asked to send it again.")]
        public static partial void NotTaken(ILogger logger, Exception problem);
    }
}
