using System.Net;

namespace Microsoft.Rest;

public abstract class HttpMessageWrapper
{
    public string Content { get; set; }

    public IDictionary<string, IEnumerable<string>> Headers { get; private set; } = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);

    protected void CopyHeaders(System.Net.Http.Headers.HttpHeaders headers)
    {
        foreach (var header in headers ?? throw new ArgumentNullException(nameof(headers)))
        {
            Headers[header.Key] = header.Value;
        }
    }
}

public class HttpRequestMessageWrapper : HttpMessageWrapper
{
    public HttpRequestMessageWrapper(HttpRequestMessage httpRequest, string content)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        CopyHeaders(httpRequest.Headers);
        Content = content;
        Method = httpRequest.Method;
        RequestUri = httpRequest.RequestUri;
    }

    public HttpMethod Method { get; protected set; }

    public Uri RequestUri { get; protected set; }
}

public class HttpResponseMessageWrapper : HttpMessageWrapper
{
    public HttpResponseMessageWrapper(HttpResponseMessage httpResponse, string content)
    {
        ArgumentNullException.ThrowIfNull(httpResponse);
        CopyHeaders(httpResponse.Headers);
        Content = content;
        StatusCode = httpResponse.StatusCode;
        ReasonPhrase = httpResponse.ReasonPhrase;
    }

    public HttpStatusCode StatusCode { get; protected set; }

    public string ReasonPhrase { get; protected set; }
}
