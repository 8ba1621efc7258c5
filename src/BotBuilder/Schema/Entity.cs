using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

public class Entity
{
    public Entity()
    {
    }

    public Entity(string type = null) => Type = type;

    [JsonProperty("type")] public string Type { get; set; }
    [JsonExtensionData] public JObject Properties { get; set; } = [];

    public T GetAs<T>() => JObject.FromObject(this).ToObject<T>();
}
