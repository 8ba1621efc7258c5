using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

public class MemoryStorage : IStorage
{
    private static readonly JsonSerializer Plain = JsonSerializer.Create(new() { TypeNameHandling = TypeNameHandling.None, MaxDepth = 64 });
    private readonly JsonSerializer serializer;
    private readonly Dictionary<string, JObject> memory;
    private readonly Lock gate = new();
    private int version;

    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null) =>
        (serializer, memory) = (jsonSerializer ?? throw new ArgumentNullException(nameof(jsonSerializer)), dictionary ?? new(StringComparer.Ordinal));

    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(Plain, dictionary)
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
            }
        }

        return Task.CompletedTask;
    }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (gate)
        {
            return Task.FromResult<IDictionary<string, object>>(keys.Where(memory.ContainsKey).Distinct(StringComparer.Ordinal)
                .ToDictionary(key => key, object (key) => memory[key].DeepClone(), StringComparer.Ordinal));
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
        var stored = JObject.FromObject(value, serializer);
        if (value is IStoreItem item)
        {
            var current = memory.GetValueOrDefault(key)?.Value<string>(nameof(IStoreItem.ETag));
            if (current is not null && item.ETag != "*" && item.ETag != current)
            {
                throw new ArgumentException($"Etag conflict: stored {current}, new {item.ETag}.", nameof(value));
            }

            stored[nameof(IStoreItem.ETag)] = (++version).ToString(CultureInfo.InvariantCulture);
        }

        memory[key] = stored;
    }
}
