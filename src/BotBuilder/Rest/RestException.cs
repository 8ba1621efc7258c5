namespace Microsoft.Rest;

public class RestException(string message) : Exception(message);
