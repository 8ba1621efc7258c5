using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

public class PasswordServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly ConcurrentDictionary<string, IConfidentialClientApplication> applications = new(StringComparer.Ordinal);
    private readonly HttpClient http;

    public PasswordServiceClientCredentialFactory()
    {
    }

    public PasswordServiceClientCredentialFactory(string appId, string password, string tenantId, HttpClient httpClient, ILogger logger) =>
        (AppId, Password, TenantId, http) = (appId, password, tenantId, httpClient);

    public string AppId { get; set; }

    public string Password { get; set; }

    public string TenantId { get; }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == AppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(string.IsNullOrEmpty(AppId));

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string oauthScope, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(AppId))
        {
            return Task.FromResult<ServiceClientCredentials>(NoCredentials.Instance);
        }

        if (appId != AppId)
        {
            throw new InvalidOperationException("Invalid appId.");
        }

        var application = applications.GetOrAdd(OwnTenant(loginEndpoint), Application, validateAuthority);
        return Task.FromResult<ServiceClientCredentials>(new MsalCredentials(application, oauthScope));
    }

    /// <summary>A bot of a single tenant signs in there, not at the tenant of the Bot Framework.</summary>
    private string OwnTenant(string loginEndpoint) =>
        loginEndpoint == AuthenticationConstants.ToChannelFromBotLoginUrl && !string.IsNullOrEmpty(TenantId) ? $"https://login.microsoftonline.com/{TenantId}" : loginEndpoint;

    private IConfidentialClientApplication Application(string loginEndpoint, bool validateAuthority)
    {
        var builder = ConfidentialClientApplicationBuilder.Create(AppId)
            .WithClientSecret(Password).WithAuthority(loginEndpoint, validateAuthority).WithLegacyCacheCompatibility(false);
        return (http is null ? builder : builder.WithHttpClientFactory(new GivenHttp(http))).Build();
    }

    private sealed class GivenHttp(HttpClient http) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => http;
    }
}
