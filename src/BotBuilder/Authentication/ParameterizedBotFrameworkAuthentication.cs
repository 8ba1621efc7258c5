using System.Security.Claims;
using Microsoft.Bot.Schema;
using Microsoft.IdentityModel.Protocols;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Where tokens come from and go to.</summary>
internal sealed record AuthenticationAddresses(string LoginUrl, bool ValidateAuthority, string Scope, string Issuer, string MetadataUrl, string CallerId);

/// <summary>The authentication between a channel and this bot.</summary>
internal sealed class ParameterizedBotFrameworkAuthentication(
    AuthenticationAddresses addresses, ServiceClientCredentialsFactory credentials, AuthenticationConfiguration configuration, Func<HttpClient> http) : BotFrameworkAuthentication
{
    private readonly Lazy<ChannelTokenValidation> validation = new(() => new(credentials, addresses.Issuer, new(
        addresses.MetadataUrl,
        new HttpDocumentRetriever(http()) { RequireHttps = addresses.MetadataUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase) },
        TimeProvider.System)));

    public override string GetOriginatingAudience() => addresses.Scope;

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var identity = await AuthenticateAsync(authHeader, (check, header) => check.AuthenticateAsync(header, activity, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new() { ClaimsIdentity = identity, Audience = addresses.Scope, CallerId = addresses.CallerId, ConnectorFactory = CreateConnectorFactory(identity) };
    }

    public override async Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken)
    {
        var identity = await AuthenticateAsync(authHeader, (check, header) => check.AuthenticateAsync(header, channelIdHeader, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new() { ClaimsIdentity = identity, Audience = addresses.Scope, CallerId = addresses.CallerId };
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
    {
        var appId = claimsIdentity?.FindFirst(AuthenticationConstants.AudienceClaim)?.Value ?? claimsIdentity?.FindFirst(AuthenticationConstants.AppIdClaim)?.Value;
        return new HttpConnectorFactory(http, (audience, cancellation) =>
            credentials.CreateCredentialsAsync(appId, audience ?? addresses.Scope, addresses.LoginUrl, addresses.ValidateAuthority, cancellation));
    }

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This bot signs nobody in.");

    private async Task<ClaimsIdentity> AuthenticateAsync(string authHeader, Func<ChannelTokenValidation, string, Task<ClaimsIdentity>> check, CancellationToken cancellationToken)
    {
        if (await credentials.IsAuthenticationDisabledAsync(cancellationToken).ConfigureAwait(false))
        {
            return new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);
        }

        if (string.IsNullOrWhiteSpace(authHeader))
        {
            throw new UnauthorizedAccessException("There is no token.");
        }

        var identity = await check(validation.Value, authHeader).ConfigureAwait(false);
        if (configuration.ClaimsValidator is { } validator)
        {
            await validator.ValidateClaimsAsync([.. identity.Claims]).ConfigureAwait(false);
        }

        return identity;
    }
}
