using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// Makes connectors that carry the bot's own token. It lets everybody in where the credentials say that nobody is asked, and
/// nobody else: it reads no tokens, which is up to the authentication that a host puts before it.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private static readonly Lazy<HttpClient> OwnHttp = new(() => new HttpClient());
    private readonly ServiceClientCredentialsFactory credentials;
    private readonly Func<HttpClient> http;
    private readonly string scope;
    private readonly string loginUrl;

    public ConfigurationBotFrameworkAuthentication(
        IConfiguration configuration,
        ServiceClientCredentialsFactory credentialsFactory = null,
        AuthenticationConfiguration authConfiguration = null,
        IHttpClientFactory httpClientFactory = null,
        ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (credentialsFactory is null && !string.IsNullOrWhiteSpace(configuration["MicrosoftAppId"]))
        {
            throw new ArgumentException("A bot with an app id needs credentials.", nameof(credentialsFactory));
        }

        credentials = credentialsFactory ?? new NoCredentials();
        http = () => httpClientFactory?.CreateClient(nameof(BotFrameworkAuthentication)) ?? OwnHttp.Value;
        scope = Or(configuration["ToChannelFromBotOAuthScope"], AuthenticationConstants.ToChannelFromBotOAuthScope);
        loginUrl = Or(configuration["ToChannelFromBotLoginUrl"], AuthenticationConstants.ToChannelFromBotLoginUrl);
    }

    public override string GetOriginatingAudience() => scope;

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var identity = await AnonymousAsync(cancellationToken).ConfigureAwait(false);
        return new() { ClaimsIdentity = identity, Audience = scope, CallerId = null, ConnectorFactory = CreateConnectorFactory(identity) };
    }

    public override async Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        new() { ClaimsIdentity = await AnonymousAsync(cancellationToken).ConfigureAwait(false), Audience = scope };

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
    {
        var appId = claimsIdentity?.FindFirst(AuthenticationConstants.AudienceClaim)?.Value ?? claimsIdentity?.FindFirst(AuthenticationConstants.AppIdClaim)?.Value;
        return new HttpConnectorFactory(http, (audience, cancellation) => credentials.CreateCredentialsAsync(appId, audience ?? scope, loginUrl, validateAuthority: true, cancellation));
    }

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This bot signs nobody in.");

    private static string Or(string value, string standard) => string.IsNullOrEmpty(value) ? standard : value;

    private async Task<ClaimsIdentity> AnonymousAsync(CancellationToken cancellationToken) =>
        await credentials.IsAuthenticationDisabledAsync(cancellationToken).ConfigureAwait(false)
            ? new([], AuthenticationConstants.AnonymousAuthType)
            : throw new UnauthorizedAccessException("Tokens are not read here.");
}
