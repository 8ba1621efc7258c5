using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>The one serializer of all turns: a new contract resolver each turn is where the official SDK's time went.</summary>
internal static class BotJson
{
    public static JsonSerializerSettings Settings { get; } = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        DateParseHandling = DateParseHandling.None,
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize,
        TypeNameHandling = TypeNameHandling.None,
        MaxDepth = 64,
    };

    public static JsonSerializer Serializer { get; } = JsonSerializer.Create(Settings);
}
