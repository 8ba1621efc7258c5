using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public class Error
{
    public Error()
    {
    }

    public Error(string code = null, string message = null, InnerHttpError innerHttpError = null) => (Code, Message, InnerHttpError) = (code, message, innerHttpError);

    [JsonProperty("code")] public string Code { get; set; }
    [JsonProperty("message")] public string Message { get; set; }
    [JsonProperty("innerHttpError")] public InnerHttpError InnerHttpError { get; set; }
}
