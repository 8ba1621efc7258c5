using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public class ErrorResponse
{
    [JsonProperty("error")] public Error Error { get; set; }
}
