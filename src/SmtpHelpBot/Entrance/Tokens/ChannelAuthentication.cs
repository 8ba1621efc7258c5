using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>
/// The authentication of a bot that is connected. It is the host's own, whichever bot SDK is beneath: the SDK's connectors go out,
/// and what comes in is checked here, where every bad token is a 401.
/// </summary>
internal sealed class ChannelAuthentication(BotFrameworkAuthentication connectors, TokenCheck tokens, Admission admission) : BotFrameworkAuthentication
{
    public override string GetOriginatingAudience() => connectors.GetOriginatingAudience();

    /// <summary>What comes to the adapter by another way than a door of ours is looked at whole.</summary>
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken) =>
        Authenticate(activity, await VerifiedToken.ReadAsync(authHeader, tokens, cancellationToken));

    /// <summary>Whether the token, which a door has verified, vouches for the activity, and whether that is served.</summary>
    public AuthenticateRequestResult Authenticate(Activity activity, VerifiedToken token)
    {
        var identity = token.For(activity.ChannelId, activity.ServiceUrl);
        admission.Admit(activity);
        return new() { ClaimsIdentity = identity, Audience = GetOriginatingAudience(), ConnectorFactory = CreateConnectorFactory(identity) };
    }

    /// <summary>There is no door for streams.</summary>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new TokenRefusedException(Refusal.NoToken);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => connectors.CreateConnectorFactory(claimsIdentity);

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        connectors.CreateUserTokenClientAsync(claimsIdentity, cancellationToken);
}
