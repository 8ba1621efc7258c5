namespace SmtpHelpBot.Tests.Delivery;

/// <summary>Lets calls to the connector of the test through; any other is held against the test.</summary>
internal sealed class ConnectorOnly(ConnectorStandIn connector) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>A bot with an app id reads keys in the background; a test that needs them plays the place.</summary>
    private const string WhereKeysArePublished = "login.botframework.com";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.GetLeftPart(UriPartial.Authority) == connector.Url)
        {
            return base.SendAsync(request, cancellationToken);
        }

        if (request.RequestUri?.Host == WhereKeysArePublished)
        {
            throw new HttpRequestException("The keys of the channel are out of reach in this test.");
        }

        connector.Refuse($"{request.Method} {request.RequestUri}");
        throw new InvalidOperationException($"Nobody in this test answers {request.RequestUri}.");
    }
}
