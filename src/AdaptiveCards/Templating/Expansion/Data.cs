using AdaptiveCards.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expansion;

/// <summary>Data become JSON tokens before any expression sees them.</summary>
internal static class Data
{
    /// <exception cref="JsonException">The data are not JSON, cannot become it, or are nested too deep.</exception>
    public static JToken Read(object data) => data switch
    {
        null => null,
        string text => JsonText.Read(text),
        JToken token => Bounded(token, 0),
        _ => Bounded(JToken.FromObject(data), 0),
    };

    private static JToken Bounded(JToken token, int depth)
    {
        if (depth > JsonText.MaxDepth)
            throw new JsonException("The data are nested too deep.");
        if (token is JContainer container)
        {
            foreach (var inner in container)
                Bounded(inner, token is JProperty ? depth : depth + 1);
        }
        return token;
    }
}
