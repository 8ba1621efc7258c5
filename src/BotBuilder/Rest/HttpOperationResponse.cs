namespace Microsoft.Rest;

public class HttpOperationResponse
{
    public HttpRequestMessage Request { get; set; }
    public HttpResponseMessage Response { get; set; }
}

public class HttpOperationResponse<TBody> : HttpOperationResponse
{
    public TBody Body { get; set; }
}
