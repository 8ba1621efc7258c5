using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Makes connectors that carry the bot's own token.</summary>
internal sealed class HttpConnectorFactory(Func<HttpClient> http, Func<string, CancellationToken, Task<ServiceClientCredentials>> credentials) : ConnectorFactory
{
    public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken) =>
        new HttpConnectorClient(new Uri(serviceUrl), http(), await credentials(audience, cancellationToken).ConfigureAwait(false));
}
