using System.Net;

namespace Microsoft.Bot.Builder;

/// <summary>Ends an invoke with a status of its own.</summary>
internal sealed class InvokeResponseException(HttpStatusCode statusCode, object body = null) : Exception
{
    public InvokeResponse CreateInvokeResponse() => new() { Status = (int)statusCode, Body = body };
}
