using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly ServiceClientCredentialsFactory inner;

    public ConfigurationServiceClientCredentialFactory(IConfiguration configuration, HttpClient httpClient = null, ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var (appId, tenant) = (configuration["MicrosoftAppId"], configuration["MicrosoftAppTenantId"]);
        inner = (configuration["MicrosoftAppType"] ?? "MultiTenant").ToUpperInvariant() switch
        {
            "USERASSIGNEDMSI" => new ManagedIdentityCredentialFactory(Needed(appId, "MicrosoftAppId")),
            "SINGLETENANT" => new PasswordServiceClientCredentialFactory(Needed(appId, "MicrosoftAppId"), Needed(configuration["MicrosoftAppPassword"], "MicrosoftAppPassword"), Needed(tenant, "MicrosoftAppTenantId"), httpClient, logger),
            _ => new PasswordServiceClientCredentialFactory(appId, configuration["MicrosoftAppPassword"], null, httpClient, logger),
        };
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => inner.IsValidAppIdAsync(appId, cancellationToken);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => inner.IsAuthenticationDisabledAsync(cancellationToken);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        inner.CreateCredentialsAsync(appId, audience, loginEndpoint, validateAuthority, cancellationToken);

    private static string Needed(string value, string name) => string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"{name} is required for this MicrosoftAppType.", nameof(value)) : value;
}
