using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

public class MemoryStorage : IStorage
{
    private static readonly JsonSerializer TypedSerializer = JsonSerializer.Create(new() { TypeNameHandling = TypeNameHandling.None, MaxDepth = 64 });
    private readonly JsonSerializer serializer;
    private readonly Dictionary<string, JObject> memory;
    private readonly Dictionary<string, Type> types = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int version;

    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null) =>
        (serializer, memory) = (jsonSerializer ?? throw new ArgumentNullException(nameof(jsonSerializer)), dictionary ?? new(StringComparer.Ordinal));

    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(TypedSerializer, dictionary)
    {
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (gate)
        {
            foreach (var key in keys)
            {
                memory.Remove(key);
                types.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (gate)
        {
            IDictionary<string, object> found = keys.Where(memory.ContainsKey).Distinct(StringComparer.Ordinal)
                .ToDictionary(key => key, key => types.TryGetValue(key, out var type) ? memory[key].ToObject(type, serializer) : memory[key].DeepClone(), StringComparer.Ordinal);
            return Task.FromResult(found);
        }
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (gate)
        {
            foreach (var (key, value) in changes)
            {
                Write(key, value);
            }
        }

        return Task.CompletedTask;
    }

    private void Write(string key, object value)
    {
        var item = value as IStoreItem;
        if (item?.ETag is { } wanted && wanted != "*" && memory.TryGetValue(key, out var old) && old.Value<string>(nameof(IStoreItem.ETag)) is { } current && current != wanted)
        {
            throw new ArgumentException($"Etag conflict: original {current}, new {wanted}.", nameof(value));
        }

        var stored = JObject.FromObject(value, serializer);
        if (item is not null)
        {
            stored[nameof(IStoreItem.ETag)] = (++version).ToString(CultureInfo.InvariantCulture);
        }

        memory[key] = stored;
        types[key] = value.GetType();
    }
}
