using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

/// <summary>A connector over an HttpClient that belongs to somebody else and is not disposed with it.</summary>
internal sealed class HttpConnectorClient(Uri serviceUrl, HttpClient http, ServiceClientCredentials credentials) : IConnectorClient
{
    public Uri BaseUri { get; set; } = serviceUrl;

    public ServiceClientCredentials Credentials { get; } = credentials;

    public IConversations Conversations { get; } = new ConnectorConversations(serviceUrl, http, credentials);

    public void Dispose()
    {
    }
}
