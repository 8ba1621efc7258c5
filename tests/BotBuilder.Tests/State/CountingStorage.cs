using Microsoft.Bot.Builder;

namespace BotBuilder.Tests.State;

/// <summary>A storage that keeps count, over a memory.</summary>
internal sealed class CountingStorage : IStorage
{
    private readonly MemoryStorage memory = new();

    public List<string> Reads { get; } = [];

    public List<string> Writes { get; } = [];

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        Reads.AddRange(keys);
        return memory.ReadAsync(keys, cancellationToken);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        Writes.AddRange(changes.Keys);
        return memory.WriteAsync(changes, cancellationToken);
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => memory.DeleteAsync(keys, cancellationToken);
}
