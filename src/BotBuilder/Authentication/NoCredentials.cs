using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A bot without an app id, in development: nobody is asked for a token, and none is sent.</summary>
internal sealed class NoCredentials : ServiceClientCredentialsFactory
{
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(string.IsNullOrEmpty(appId));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(new Nothing());

    private sealed class Nothing : ServiceClientCredentials;
}
