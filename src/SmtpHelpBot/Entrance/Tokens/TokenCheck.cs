using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>
/// Checks the token that a channel sends with an activity: signed by a published key that is endorsed for the channel, issued by
/// the connector service, and for this bot (Bot Framework, Connector authentication); what the activity has to show for it is up to
/// <see cref="VerifiedToken"/>. What an emulator would send is issued by somebody else, so it is refused like all else.
/// </summary>
internal sealed class TokenCheck(ChannelTrust trust, ChannelKeySource keys, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private const string CriticalMembers = "crit";
    private const int LongestToken = 12 * 1024;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };

    /// <summary>
    /// Who a header says the channel is, and the key that signed it. It throws <see cref="TokenRefusedException"/> for a token that is
    /// not good, and <see cref="KeysUnreadableException"/> where that cannot be said now.
    /// </summary>
    public async Task<(ClaimsIdentity Identity, ChannelKey Key)> CheckAsync(string? header, CancellationToken cancellation)
    {
        var token = Read(header);
        var known = await keys.GetAsync(cancellation);
        if (!known.ById.ContainsKey(token.Kid))
        {
            known = await keys.GetAfterAsync(known, cancellation);
        }

        var key = known.ById.GetValueOrDefault(token.Kid) ?? throw new TokenRefusedException(Refusal.UnknownKey);
        var identity = await ValidateAsync(token, key.Key);
        return token.Audiences.ToArray() is [var audience] && audience == trust.AppId
            ? (identity, key)
            : throw new TokenRefusedException(Refusal.Audience);
    }

    private JsonWebToken Read(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            throw new TokenRefusedException(Refusal.NoToken);
        }

        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length > LongestToken)
        {
            throw new TokenRefusedException(Refusal.Malformed);
        }

        try
        {
            var token = handler.ReadJsonWebToken(header[Scheme.Length..]);
            // What a token calls critical has to be understood (RFC 7515 section 4.1.11), and here nothing of that kind is.
            return token.IsEncrypted || string.IsNullOrEmpty(token.Kid) || token.TryGetHeaderValue<object>(CriticalMembers, out _)
                ? throw new TokenRefusedException(Refusal.Malformed)
                : token;
        }
        catch (Exception problem) when (problem is ArgumentException or SecurityTokenException or FormatException)
        {
            throw new TokenRefusedException(Refusal.Malformed);
        }
    }

    private async Task<ClaimsIdentity> ValidateAsync(JsonWebToken token, SecurityKey key)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = trust.Issuer,
            ValidateAudience = false, // one audience, and it must be ours: checked after this
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            LifetimeValidator = IsNow,
        });
        return result.IsValid ? result.ClaimsIdentity : throw new TokenRefusedException(Reason(result.Exception));
    }

    private bool IsNow(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now <= end + ClockSkew && !(notBefore > now + ClockSkew);
    }

    private static Refusal Reason(Exception problem) => problem switch
    {
        SecurityTokenInvalidAlgorithmException => Refusal.Algorithm,
        SecurityTokenInvalidIssuerException => Refusal.Issuer,
        SecurityTokenInvalidLifetimeException => Refusal.Lifetime,
        SecurityTokenMalformedException => Refusal.Malformed,
        _ => Refusal.Signature,
    };
}
