using Microsoft.Bot.Builder;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Turns;

/// <summary>The bot's state, over the turn's transaction: what the bot saves becomes real with the turn's one commit.</summary>
internal sealed class TurnStorage(BotMemory memory) : IStorage
{
    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (await memory.ReadAsync(key, cancellationToken) is { } json)
            {
                found[key] = StateJson.Read(json);
            }
        }

        return found;
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        foreach (var (key, value) in changes)
        {
            memory.Write(key, StateJson.Write(value));
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        foreach (var key in keys)
        {
            memory.Delete(key);
        }

        return Task.CompletedTask;
    }
}
