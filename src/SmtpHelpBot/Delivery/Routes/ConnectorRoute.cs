using System.Net;
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
            return new Receipt.Taken(await DeliverAsync(connector.Conversations, parcel, cancellation));
        }
        catch (ErrorResponseException refused)
        {
            return Judge(refused.Response);
        }
        catch (TokenKeptException)
        {
            return new Receipt.Refused("a service URL that is not allowed");
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            // No connection, no answer in time, or no token because a secret has expired: all of it may pass.
            Log.Trouble(logger, parcel.Activity.ChannelId, trouble);
            return new Receipt.Later(null, trouble.GetType().Name);
        }
    }

    private static async Task<string?> DeliverAsync(IConversations conversations, Parcel parcel, CancellationToken cancellation)
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

    /// <summary>
    /// Teams asks to try 412, 429, 502 and 504 again; 401 passes when a secret is renewed. The other 4xx, and 501, say the same next time.
    /// </summary>
    private Receipt Judge(HttpResponseMessageWrapper? response)
    {
        if (response is null)
        {
            return new Receipt.Later(null, "no answer");
        }

        var reason = $"HTTP {(int)response.StatusCode}";
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new Receipt.Later(RetryAfter.Read(response.Headers, time.GetUtcNow()), reason, IsTooFast: true),
            HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed =>
                new Receipt.Later(RetryAfter.Read(response.Headers, time.GetUtcNow()), reason),
            HttpStatusCode.NotImplemented => new Receipt.Refused(reason),
            >= HttpStatusCode.InternalServerError => new Receipt.Later(RetryAfter.Read(response.Headers, time.GetUtcNow()), reason),
            _ => new Receipt.Refused(reason),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The connector of {Channel} could not be reached.")]
        public static partial void Trouble(ILogger logger, string channel, Exception problem);
    }
}
