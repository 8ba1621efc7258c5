using System.Net.Http.Headers;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A bearer token for the connector, from the cache of MSAL or fresh.</summary>
internal sealed class MsalCredentials(IApplicationBase application, string scope) : ServiceClientCredentials
{
    private readonly string resource = scope.EndsWith("/.default", StringComparison.Ordinal) ? scope[..^"/.default".Length] : scope;

    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = application switch
        {
            IConfidentialClientApplication client => await client.AcquireTokenForClient([resource + "/.default"]).ExecuteAsync(cancellationToken).ConfigureAwait(false),
            IManagedIdentityApplication identity => await identity.AcquireTokenForManagedIdentity(resource).ExecuteAsync(cancellationToken).ConfigureAwait(false),
            _ => throw new InvalidOperationException("Neither a client nor a managed identity."),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
    }
}

/// <summary>No token: a bot without an app id, in development.</summary>
internal sealed class NoCredentials : ServiceClientCredentials
{
    public static NoCredentials Instance { get; } = new();
}
