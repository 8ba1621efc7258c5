namespace SmtpHelpBot.Tests.Delivery;

/// <summary>Lets calls to the connector of the test through; any other is held against the test.</summary>
internal sealed class ConnectorOnly(ConnectorStandIn connector) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.GetLeftPart(UriPartial.Authority) == connector.Url)
        {
            return base.SendAsync(request, cancellationToken);
        }

        connector.Refuse($"{request.Method} {request.RequestUri}");
        throw new InvalidOperationException($"Nobody in this test answers {request.RequestUri}.");
    }
}
