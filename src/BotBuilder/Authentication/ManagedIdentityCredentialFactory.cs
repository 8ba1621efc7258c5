using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Tokens of a user-assigned managed identity: no secret to keep.</summary>
internal sealed class ManagedIdentityCredentialFactory(string appId) : ServiceClientCredentialsFactory
{
    private readonly Lazy<IManagedIdentityApplication> application =
        new(() => ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(appId)).Build());

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == OwnAppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(new MsalCredentials(application.Value, audience));

    private string OwnAppId => appId;
}
