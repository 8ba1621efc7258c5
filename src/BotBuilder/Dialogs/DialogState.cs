using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs;

public class DialogState
{
    public DialogState()
        : this(null)
    {
    }

    public DialogState(List<DialogInstance> stack) => DialogStack = stack ?? [];

    [JsonProperty("dialogStack")]
    public List<DialogInstance> DialogStack { get; set; }
}

public class DialogInstance
{
    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("state")]
    public IDictionary<string, object> State { get; set; } = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Values of dialog state come back from storage as JSON; the types that dialogs keep are known, so no type name is ever read from storage.</summary>
internal static class StateValue
{
    public static T Get<T>(IDictionary<string, object> state, string key)
        where T : class
    {
        if (!state.TryGetValue(key, out var value) || value is null)
        {
            return null;
        }

        if (value is not T typed)
        {
            typed = JToken.FromObject(value, BotJson.Serializer).ToObject<T>(BotJson.Serializer);
            state[key] = typed;
        }

        return typed;
    }
}
