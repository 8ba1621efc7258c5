using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using SmtpHelpBot.Entrance.Tokens;

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
        if (await SentActivity.ReadAsync(context) is { } activity)
        {
            var answer = await ProcessActivityAsync(authentication.Authenticate(activity, token), activity, bot.OnTurnAsync, context.RequestAborted);
            await HttpHelper.WriteResponseAsync(context.Response, answer);
        }
    }
}
