using Microsoft.Rest;

namespace Microsoft.Bot.Schema;

public class ErrorResponseException(string message) : RestException(message)
{
    public HttpResponseMessageWrapper Response { get; set; }
    public ErrorResponse Body { get; set; }
}
