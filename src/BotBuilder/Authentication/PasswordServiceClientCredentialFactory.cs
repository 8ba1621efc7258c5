using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

public class PasswordServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly ConcurrentDictionary<string, IConfidentialClientApplication> applications = new(StringComparer.Ordinal);

    public PasswordServiceClientCredentialFactory()
    {
    }

    public PasswordServiceClientCredentialFactory(string appId, string password, string tenantId, HttpClient httpClient, ILogger logger) =>
        (AppId, Password, TenantId) = (appId, password, tenantId);

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

        var application = applications.GetOrAdd(loginEndpoint, endpoint => ConfidentialClientApplicationBuilder.Create(AppId)
            .WithClientSecret(Password).WithAuthority(endpoint, validateAuthority).WithLegacyCacheCompatibility(false).Build());
        return Task.FromResult<ServiceClientCredentials>(new MsalCredentials(application, oauthScope));
    }
}
