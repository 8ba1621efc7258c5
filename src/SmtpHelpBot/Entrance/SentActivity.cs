using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Entrance;

/// <summary>Reads the activity in a request, for whichever adapter takes it on.</summary>
internal static class SentActivity
{
    /// <summary>The activity; null where there is none, which is counted, and the sender was told.</summary>
    public static async Task<Activity?> ReadAsync(HttpContext context)
    {
        if (await HttpHelper.ReadRequestAsync<Activity>(context.Request) is { Type.Length: > 0 } activity)
        {
            Visitors.Name(activity);
            return activity;
        }

        BotFigures.Refused(Door.Teams, DoorRefusal.Unreadable);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync("A part of the activity is of another kind than it should be.", context.RequestAborted);
        return null;
    }
}
