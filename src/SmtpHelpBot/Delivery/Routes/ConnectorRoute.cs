using System.Security.Claims;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Microsoft.Rest;
using SmtpHelpBot.Credentials;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Delivery.Routes;

/// <summary>The way out over the Bot Framework's connector: Teams, and whatever else Azure Bot Service connects.</summary>
internal sealed partial class ConnectorRoute(
    BotFrameworkAuthentication authentication, IOptions<TeamsOptions> options, TimeProvider time, ILogger<ConnectorRoute> logger) : IChannelRoute
{
    private readonly ClaimsIdentity bot = new(
    [
        new(AuthenticationConstants.AudienceClaim, options.Value.MicrosoftAppId),
        new(AuthenticationConstants.AppIdClaim, options.Value.MicrosoftAppId),
    ]);

    public bool Serves(string channelId) => true;

    public async Task<Receipt> DeliverAsync(Parcel parcel, CancellationToken cancellation)
    {
        try
        {
            using var connector = await authentication.CreateConnectorFactory(bot)
                .CreateAsync(parcel.Activity.ServiceUrl, authentication.GetOriginatingAudience(), cancellation);
            return await DeliverAsync(connector.Conversations, parcel, cancellation);
        }
        catch (TokenKeptException)
        {
            return new Receipt.Refused("a service URL that is not allowed");
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            // No connection, no answer in time, or no token because a secret has expired: all of it may pass.
            Log.Trouble(logger, parcel.Activity.ChannelId, trouble);
            return new Receipt.Later(null, trouble.GetType().Name, IsUncertain: MayBeThere(trouble));
        }
    }

    /// <summary>A request for which there was no connection was not read, and without a token none was made.</summary>
    private static bool MayBeThere(Exception trouble) => trouble switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } => false,
        HttpRequestException or IOException or OperationCanceledException => true,
        _ => false,
    };

    private async Task<Receipt> DeliverAsync(IConversations conversations, Parcel parcel, CancellationToken cancellation)
    {
        try
        {
            return new Receipt.Taken(await CallAsync(conversations, parcel, cancellation));
        }
        catch (ErrorResponseException refused)
        {
            return await (refused.Response is { } response
                ? JudgeAsync(response, conversations, parcel, cancellation)
                : Task.FromResult<Receipt>(new Receipt.Later(null, "no answer")));
        }
    }

    private async Task<Receipt> JudgeAsync(HttpResponseMessageWrapper response, IConversations conversations, Parcel parcel, CancellationToken cancellation)
    {
        var verdict = ConnectorVerdicts.Of(response.StatusCode, response.Content);
        return verdict.Fate switch
        {
            Fate.Again or Fate.Slower => new Receipt.Later(RetryAfter.Read(response.Headers, time.GetUtcNow()), verdict.Reason, IsTooFast: verdict.Fate == Fate.Slower),
            Fate.Anew when parcel.Kind == PostKind.Delete => new Receipt.Taken(null),
            Fate.Anew when Anew(parcel) is { } sent => await DeliverAsync(conversations, sent, cancellation),
            Fate.Anew or Fate.Never => new Receipt.Refused(verdict.Reason),
            _ => throw new InvalidOperationException($"{verdict.Fate} is no fate."),
        };
    }

    /// <summary>The same as a message of its own; null where it is one already.</summary>
    private static Parcel? Anew(Parcel parcel)
    {
        if (parcel.Kind == PostKind.Send && string.IsNullOrEmpty(parcel.Activity.ReplyToId))
        {
            return null;
        }

        LeaveThread(parcel.Activity);
        (parcel.Activity.Id, parcel.Activity.ReplyToId) = (null, null);
        return parcel with { Kind = PostKind.Send };
    }

    /// <summary>The thread of a message that is gone is gone with it, and a conversation's id may name it.</summary>
    private static void LeaveThread(Activity activity)
    {
        var thread = $";messageid={activity.ReplyToId}";
        if (activity.ReplyToId is { Length: > 0 } && activity.Conversation.Id.EndsWith(thread, StringComparison.Ordinal))
        {
            activity.Conversation.Id = activity.Conversation.Id[..^thread.Length];
        }
    }

    private static async Task<string?> CallAsync(IConversations conversations, Parcel parcel, CancellationToken cancellation)
    {
        var activity = parcel.Activity;
        switch (parcel.Kind)
        {
            case PostKind.Update:
                await conversations.UpdateActivityAsync(activity.Conversation.Id, activity.Id, activity, cancellation);
                return null;
            case PostKind.Delete:
                await conversations.DeleteActivityAsync(activity.Conversation.Id, activity.Id, cancellation);
                return null;
            case PostKind.Send when string.IsNullOrEmpty(activity.ReplyToId):
                return (await conversations.SendToConversationAsync(activity.Conversation.Id, activity, cancellation))?.Id;
            default:
                return (await conversations.ReplyToActivityAsync(activity.Conversation.Id, activity.ReplyToId, activity, cancellation))?.Id;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The connector of {Channel} could not be reached.")]
        public static partial void Trouble(ILogger logger, string channel, Exception problem);
    }
}
