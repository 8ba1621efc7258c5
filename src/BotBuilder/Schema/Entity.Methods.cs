using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

public partial class Entity
{
    public T GetAs<T>() => JObject.FromObject(this).ToObject<T>();

    public void SetAs<T>(T obj)
    {
        var entity = JObject.FromObject(obj).ToObject<Entity>();
        Type = entity.Type;
        Properties = entity.Properties;
    }
}
