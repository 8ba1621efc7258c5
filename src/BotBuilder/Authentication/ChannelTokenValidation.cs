using System.Security.Claims;
using Microsoft.Bot.Schema;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Checks the token that a channel sends with an activity: signed by a published key that is endorsed for the channel, issued
/// by the connector service, for this bot, and for the activity's own service URL.
/// </summary>
internal sealed class ChannelTokenValidation(ServiceClientCredentialsFactory credentials, string issuer, ChannelKeySource keys)
{
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    public async Task<ClaimsIdentity> AuthenticateAsync(string authHeader, Activity activity, CancellationToken cancellationToken)
    {
        var identity = await AuthenticateAsync(authHeader, activity.ChannelId, cancellationToken).ConfigureAwait(false);
        var serviceUrl = identity.FindFirst(AuthenticationConstants.ServiceUrlClaim)?.Value;
        return string.Equals(serviceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase)
            ? identity
            : throw new UnauthorizedAccessException("The token is for another service URL.");
    }

    public async Task<ClaimsIdentity> AuthenticateAsync(string authHeader, string channelId, CancellationToken cancellationToken)
    {
        var token = authHeader.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authHeader["Bearer ".Length..] : throw new UnauthorizedAccessException("Not a bearer token.");
        var known = await keys.GetAsync(cancellationToken).ConfigureAwait(false);
        var result = await ValidateAsync(token, known).ConfigureAwait(false);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            known = await keys.GetAfterAsync(known, cancellationToken).ConfigureAwait(false);
            result = await ValidateAsync(token, known).ConfigureAwait(false);
        }

        if (!result.IsValid)
        {
            throw new UnauthorizedAccessException("The token is not valid.", result.Exception);
        }

        var read = (JsonWebToken)result.SecurityToken;
        if (read.Audiences.ToArray() is not [var audience] || !await credentials.IsValidAppIdAsync(audience, cancellationToken).ConfigureAwait(false))
        {
            throw new UnauthorizedAccessException("The token is for another bot.");
        }

        return known.ById.TryGetValue(read.Kid, out var key) && EndorsementsValidator.Validate(channelId, key.Endorsements)
            ? result.ClaimsIdentity
            : throw new UnauthorizedAccessException("The token's key is not endorsed for the channel.");
    }

    private Task<TokenValidationResult> ValidateAsync(string token, ChannelKeys known) => handler.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = issuer,
        ValidateAudience = false, // one audience, and it must be ours: checked above, where the factory that knows our id can be asked
        IssuerSigningKeys = known.All,
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = Algorithms,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ClockSkew = TimeSpan.FromMinutes(5),
    });
}
