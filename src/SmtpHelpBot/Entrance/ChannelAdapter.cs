using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Entrance.Tokens;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Entrance;

/// <summary>The adapter of a bot that is connected: it takes the token as the door has verified it, so that this costs once.</summary>
internal sealed class ChannelAdapter : CloudAdapter
{
    private readonly ChannelAuthentication authentication;

    public ChannelAdapter(ChannelAuthentication authentication, ILogger<CloudAdapter> logger)
        : base(authentication, logger) => this.authentication = authentication;

    /// <summary>Hands the activity in the request to the bot; <see cref="TokenRefusedException"/> where the token does not vouch for it.</summary>
    public async Task ProcessAsync(HttpContext context, VerifiedToken token, IBot bot)
    {
        if (await HttpHelper.ReadRequestAsync<Activity>(context.Request) is not { Type.Length: > 0 } activity)
        {
            BotFigures.Refused(Door.Teams, DoorRefusal.Unreadable);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("A part of the activity is of another kind than it should be.", context.RequestAborted);
            return;
        }

        var answer = await ProcessActivityAsync(authentication.Authenticate(activity, token), activity, bot.OnTurnAsync, context.RequestAborted);
        await HttpHelper.WriteResponseAsync(context.Response, answer);
    }
}
