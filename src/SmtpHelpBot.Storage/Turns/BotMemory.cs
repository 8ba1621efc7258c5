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
    private readonly HashSet<string> found = new(StringComparer.Ordinal);

    /// <summary>The JSON under a key; null where there is none.</summary>
    public async Task<string?> ReadAsync(string key, CancellationToken cancellation)
    {
        if (written.TryGetValue(key, out var json))
        {
            return json;
        }

        var stored = await Find(await turn.ReadAsync(cancellation), key);
        if (stored is not null)
        {
            found.Add(key);
        }

        return stored;
    }

    /// <summary>Writes the JSON under a key; the last writer wins. What was there and is forgotten meanwhile is not written back: the turn is run again.</summary>
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
            turn.Enlist(db => StoreAsync(db, key, written[key], found.Contains(key), StateRow.DayOf(time.GetUtcNow())));
        }
    }

    private static Task StoreAsync(BotDb db, string key, string? json, bool wasThere, int today) => json switch
    {
        null => db.State.Where(r => r.Key == key).ExecuteDeleteAsync(),
        _ when wasThere => ChangeAsync(db, key, json, today),
        _ => db.Database.ExecuteSqlAsync($"""
            INSERT INTO "State" ("Key", "Person", "WrittenOn", "Json") VALUES ({key}, {StateRow.PersonOf(key)}, {today}, {json})
            ON CONFLICT ("Key") DO UPDATE SET "Json" = excluded."Json", "WrittenOn" = excluded."WrittenOn"
            """),
    };

    private static async Task ChangeAsync(BotDb db, string key, string json, int today)
    {
        if (await db.Database.ExecuteSqlAsync($"""UPDATE "State" SET "Json" = {json}, "WrittenOn" = {today} WHERE "Key" = {key}""") == 0)
        {
            throw new DbUpdateConcurrencyException("What this turn goes by was forgotten at the same moment.");
        }
    }
}
