using System.Globalization;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Entrance.Tokens;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Entrance;

/// <summary>POST /api/messages: the way in from the Bot Framework. The token is looked at before the body is read, and the body before the adapter sees it.</summary>
internal static partial class MessagesEndpoint
{
    public const string Path = "/api/messages";

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);

    public static void MapMessages(this WebApplication app)
    {
        var loopbackOnly = !app.Configuration.HasAppId();
        var (adapter, bot) = (app.Services.GetRequiredService<CloudAdapter>(), app.Services.GetRequiredService<InboxBot>());
        var tokens = app.Services.GetService<TokenCheck>();
        app.MapPost(Path, async context =>
        {
            if (tokens is null || await IsVouchedForAsync(context, tokens))
            {
                await TakeAsync(context, adapter, bot, loopbackOnly);
            }
        });
    }

    /// <summary>Whether the header shows that the platform sent it; where not, that is answered, and no byte of the body is read.</summary>
    private static async Task<bool> IsVouchedForAsync(HttpContext context, TokenCheck tokens)
    {
        try
        {
            // Two tokens are as good as none.
            var header = context.Request.Headers.Authorization is { Count: 1 } one ? one[0] : null;
            await tokens.VerifyHeaderAsync(header, context.RequestAborted);
            return true;
        }
        catch (TokenRefusedException)
        {
            context.Response.Headers.Connection = "close";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        catch (KeysUnreadableException)
        {
            // Whoever reads the keys has it in the log.
            context.Response.Headers.Connection = "close";
            await AskBackAsync(context, AfterTrouble);
        }

        return false;
    }

    private static async Task TakeAsync(HttpContext context, CloudAdapter adapter, InboxBot bot, bool loopbackOnly)
    {
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
            // Nothing is stored, so the platform has to come again.
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
