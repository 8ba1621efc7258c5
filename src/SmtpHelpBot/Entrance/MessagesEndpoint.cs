using System.Globalization;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Entrance.Limits;
using SmtpHelpBot.Entrance.Tokens;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Entrance;

/// <summary>POST /api/messages: the way in from the Bot Framework. The token is looked at before the body is read, and the body before the adapter sees it.</summary>
internal static partial class MessagesEndpoint
{
    public const string Path = "/api/messages";

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);

    public static void MapMessages(this WebApplication app)
    {
        var (services, bot) = (app.Services, app.Services.GetRequiredService<InboxBot>());
        var crowd = services.GetServices<Crowd>().Single(crowd => crowd.Door == Door.Teams);
        if (services.GetService<ChannelAdapter>() is { } channel)
        {
            var (tokens, strangers) = (services.GetRequiredService<TokenCheck>(), services.GetRequiredService<Strangers>());
            app.MapPost(Path, context => crowd.TakeAsync(context, () => TakeVouchedAsync(context, tokens, strangers, token => channel.ProcessAsync(context, token, bot))));
        }
        else
        {
            var adapter = services.GetRequiredService<OpenAdapter>();
            app.MapPost(Path, context => crowd.TakeAsync(context, () => TakeAsync(context, () => adapter.ProcessAsync(context, bot), loopbackOnly: true)));
        }
    }

    /// <summary>Takes what the platform sent, as the header shows; where it does not, that is answered, and no byte of the body is read.</summary>
    private static async Task TakeVouchedAsync(HttpContext context, TokenCheck tokens, Strangers strangers, Func<VerifiedToken, Task> handOn)
    {
        try
        {
            // Two tokens are as good as none.
            var header = context.Request.Headers.Authorization is { Count: 1 } one ? one[0] : null;
            var token = await VerifiedToken.ReadAsync(header, tokens, context.RequestAborted);
            await TakeAsync(context, () => handOn(token), loopbackOnly: false);
            strangers.LetIn();
        }
        catch (TokenRefusedException bad)
        {
            strangers.Add(bad);
            context.Response.Headers.Connection = "close";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        catch (NotServedException stranger)
        {
            strangers.Add(stranger);
            await AnswerAsync(context, StatusCodes.Status403Forbidden, "This bot does not serve that.");
        }
        catch (KeysUnreadableException)
        {
            // Whoever reads the keys has it in the log.
            BotFigures.Refused(Door.Teams, DoorRefusal.PlatformAway);
            context.Response.Headers.Connection = "close";
            await AskBackAsync(context, AfterTrouble);
        }
    }

    private static async Task TakeAsync(HttpContext context, Func<Task> handOn, bool loopbackOnly)
    {
        using var body = await RequestBody.TakeAsync(context, Door.Teams);
        if (body is null)
        {
            return;
        }

        if (ActivityCheck.Fault(body.GetBuffer().AsMemory(0, (int)body.Length), loopbackOnly) is { } fault)
        {
            BotFigures.Refused(Door.Teams, DoorRefusal.Unreadable);
            await AnswerAsync(context, StatusCodes.Status400BadRequest, fault);
            return;
        }

        context.Request.Body = body;
        await HandOnAsync(context, handOn);
    }

    private static async Task HandOnAsync(HttpContext context, Func<Task> handOn)
    {
        try
        {
            await handOn();
        }
        catch (IntakeBusyException busy)
        {
            await AskBackAsync(context, busy.RetryAfter);
        }
        catch (Exception problem) when (problem is not (TokenRefusedException or NotServedException) && !context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            // Nothing is stored, so the platform has to come again.
            BotFigures.Refused(Door.Teams, DoorRefusal.Failed);
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
        [LoggerMessage(Level = LogLevel.Error, Message = "An activity could not be taken in; the platform is asked to send it again.")]
        public static partial void NotTaken(ILogger logger, Exception problem);
    }
}
