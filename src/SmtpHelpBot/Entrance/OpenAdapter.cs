using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace SmtpHelpBot.Entrance;

/// <summary>The adapter of a bot that is not connected, in Development: nobody is asked who they are.</summary>
internal sealed class OpenAdapter(BotFrameworkAuthentication authentication, ILogger<CloudAdapter> logger) : CloudAdapter(authentication, logger)
{
    private const string NoToken = "";

    /// <summary>Hands the activity in the request to the bot.</summary>
    public async Task ProcessAsync(HttpContext context, IBot bot)
    {
        if (await SentActivity.ReadAsync(context) is { } activity)
        {
            await HttpHelper.WriteResponseAsync(context.Response, await ProcessActivityAsync(NoToken, activity, bot.OnTurnAsync, context.RequestAborted));
        }
    }
}
