using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;

namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>
/// A token that is good as far as a header can say. Nothing makes one but a look at a header by <see cref="TokenCheck"/>, so whoever
/// asks for one is not reached without; that look is the only one, and its claims are the caller's from then on.
/// </summary>
internal sealed class VerifiedToken
{
    private readonly ClaimsIdentity identity;
    private readonly ChannelKey key;

    private VerifiedToken(ClaimsIdentity identity, ChannelKey key) => (this.identity, this.key) = (identity, key);

    /// <summary>Looks at a header before any of the body is read; it throws what <see cref="TokenCheck.CheckAsync"/> throws.</summary>
    public static async Task<VerifiedToken> ReadAsync(string? header, TokenCheck check, CancellationToken cancellation)
    {
        var (identity, key) = await check.CheckAsync(header, cancellation);
        return new(identity, key);
    }

    /// <summary>Who the channel is that sent an activity; <see cref="TokenRefusedException"/> where the token does not vouch for that.</summary>
    /// <param name="channelId">The activity's channel, which the key has to be endorsed for.</param>
    /// <param name="serviceUrl">The activity's service URL, which the token has to name.</param>
    public ClaimsIdentity For(string channelId, string serviceUrl)
    {
        if (string.IsNullOrEmpty(channelId) || !EndorsementsValidator.Validate(channelId, key.Endorsements))
        {
            throw new TokenRefusedException(Refusal.Endorsement);
        }

        return identity.FindAll(AuthenticationConstants.ServiceUrlClaim).ToArray() is [var claim] && claim.Value.Equals(serviceUrl, StringComparison.OrdinalIgnoreCase)
            ? identity
            : throw new TokenRefusedException(Refusal.ServiceUrl);
    }
}
