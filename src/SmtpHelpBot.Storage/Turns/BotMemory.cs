using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>The bot's state by its own keys, as one turn sees it: what it wrote it reads back, and others see it with the commit.</summary>
public sealed class BotMemory(TurnTransaction turn, TimeProvider time)
{
    private static readonly Func<BotDb, string, Task<string?>> Find =
        EF.CompileAsyncQuery((BotDb db, string key) => db.State.Where(r => r.Key == key).Select(r => r.Json).FirstOrDefault());

    private readonly Dictionary<string, string?> written = new(StringComparer.Ordinal);

    /// <summary>The JSON under a key; null where there is none.</summary>
    public async Task<string?> ReadAsync(string key, CancellationToken cancellation) =>
        written.TryGetValue(key, out var json) ? json : await Find(await turn.ReadAsync(cancellation), key);

    /// <summary>Writes the JSON under a key; the last writer wins.</summary>
    public void Write(string key, string json)
    {
        Enlist(key);
        written[key] = json;
    }

    /// <summary>Forgets a key.</summary>
    public void Delete(string key)
    {
        Enlist(key);
        written[key] = null;
    }

    private void Enlist(string key)
    {
        if (!written.ContainsKey(key))
        {
            turn.Enlist(db => StoreAsync(db, key, written[key], StateRow.DayOf(time.GetUtcNow())));
        }
    }

    private static Task<int> StoreAsync(BotDb db, string key, string? json, int today) => json is null
        ? db.State.Where(r => r.Key == key).ExecuteDeleteAsync()
        : db.Database.ExecuteSqlAsync($"""
            INSERT INTO "State" ("Key", "Person", "WrittenOn", "Json") VALUES ({key}, {StateRow.PersonOf(key)}, {today}, {json})
            ON CONFLICT ("Key") DO UPDATE SET "Json" = excluded."Json", "WrittenOn" = excluded."WrittenOn"
            """);
}
