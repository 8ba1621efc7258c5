using System.Net;

namespace Microsoft.Rest;

public abstract class HttpMessageWrapper
{
    private protected HttpMessageWrapper(string content) => Content = content;

    public string Content { get; set; }

    public IDictionary<string, IEnumerable<string>> Headers { get; } = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
}

public class HttpResponseMessageWrapper : HttpMessageWrapper
{
    public HttpResponseMessageWrapper(HttpResponseMessage httpResponse, string content)
        : base(content)
    {
        ArgumentNullException.ThrowIfNull(httpResponse);
        StatusCode = httpResponse.StatusCode;
        ReasonPhrase = httpResponse.ReasonPhrase;
        foreach (var header in httpResponse.Headers)
        {
            Headers[header.Key] = header.Value;
        }
    }

    public HttpStatusCode StatusCode { get; }

    public string ReasonPhrase { get; }
}
