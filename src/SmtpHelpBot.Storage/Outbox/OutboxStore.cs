using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Outbox;

/// <summary>What is committed and not yet with its platform.</summary>
public sealed class OutboxStore(Readers readers, Writer writer, TimeProvider time)
{
    private static readonly TimeSpan ATick = TimeSpan.FromMilliseconds(1);

    private static readonly Func<BotDb, string, string, Task<string?>> Card = EF.CompileAsyncQuery((BotDb db, string lane, string key) =>
        db.Cards.Where(r => r.Lane == lane && r.CardKey == key).Select(r => r.ActivityId).FirstOrDefault());

    /// <summary>What waited when the process last ended, in order.</summary>
    public async Task<IReadOnlyList<WaitingPost>> WaitingAsync(CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        return await reader.Db.Outbox.OrderBy(r => r.Id).Select(r => new WaitingPost(r.Id, r.Lane, r.Kind, r.CardKey)).ToListAsync(cancellation);
    }

    /// <summary>One row; null where it is gone.</summary>
    public async Task<OutboxRow?> FindAsync(long id, CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        return await reader.Db.Outbox.FirstOrDefaultAsync(r => r.Id == id, cancellation);
    }

    /// <summary>What is to go out next in a conversation; null where nothing waits there.</summary>
    public async Task<OutboxRow?> NextAsync(string lane, CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        return await reader.Db.Outbox.Where(r => r.Lane == lane).OrderBy(r => r.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Whether a newer change of the same card waits behind this one.</summary>
    public async Task<bool> IsOvertakenAsync(OutboxRow row, CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        return await reader.Db.Outbox.AnyAsync(r => r.Lane == row.Lane && r.CardKey == row.CardKey && r.Kind == PostKind.Update && r.Id > row.Id, cancellation);
    }

    /// <summary>Whether so many wait to go out to a conversation; no more of them are looked at.</summary>
    public async Task<bool> HasWaitingAsync(string lane, int count, CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        return await reader.Db.Outbox.Where(r => r.Lane == lane).OrderBy(r => r.Id).Skip(count - 1).AnyAsync(cancellation);
    }

    /// <summary>The platform's id of a message that was sent under a key of ours; null where none was.</summary>
    public async Task<string?> FindCardAsync(string lane, string cardKey, CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        return await Card(reader.Db, lane, cardKey);
    }

    /// <summary>The platform has a part of it, which it calls <paramref name="newId"/>; the row stays, and counts the try.</summary>
    public Task BegunAsync(OutboxRow row, string newId, CancellationToken cancellation) => writer.WriteAsync(
        async db =>
        {
            var isThere = await db.Outbox.Where(r => r.Id == row.Id).ExecuteUpdateAsync(r => r.SetProperty(one => one.Attempts, row.Attempts + 1)) == 1;
            await (isThere ? NoteAsync(db, row, newId) : NoteForgottenAsync(db, row, newId));
            return true;
        },
        cancellation);

    /// <summary>The platform has taken it; a new message it calls <paramref name="newId"/>.</summary>
    public Task DeliveredAsync(OutboxRow row, string? newId, CancellationToken cancellation) => writer.WriteAsync(
        async db =>
        {
            await (await RemoveAsync(db, row.Id) == 1 ? NoteAsync(db, row, newId) : NoteForgottenAsync(db, row, newId));
            return true;
        },
        cancellation);

    /// <summary>It is no longer wanted: a newer change of the same card stands behind it.</summary>
    public Task DropAsync(long id, CancellationToken cancellation) => writer.WriteAsync(
        db => RemoveAsync(db, id), cancellation);

    /// <summary>Counts a try that the platform could not take.</summary>
    public Task FailedAsync(long id, int attempts, CancellationToken cancellation) => writer.WriteAsync(
        db => db.Outbox.Where(r => r.Id == id).ExecuteUpdateAsync(row => row.SetProperty(r => r.Attempts, attempts)), cancellation);

    /// <summary>The platform refuses it for good: it becomes a dead letter, and <paramref name="notices"/> go out in the same commit. False where it is gone already.</summary>
    public Task<bool> BuryAsync(OutboxRow row, string reason, IReadOnlyList<OutboxRow> notices, CancellationToken cancellation) =>
        writer.WriteAsync(db => TryBuryAsync(db, row, reason, notices), cancellation);

    /// <summary>The same within a write of the caller's, which conflicts where it is gone already.</summary>
    public async Task BuryAsync(BotDb db, OutboxRow row, string reason, IReadOnlyList<OutboxRow> notices)
    {
        if (!await TryBuryAsync(db, row, reason, notices))
        {
            throw new DbUpdateConcurrencyException("A message that was refused is there no more.");
        }
    }

    private async Task<bool> TryBuryAsync(BotDb db, OutboxRow row, string reason, IReadOnlyList<OutboxRow> notices)
    {
        if (await RemoveAsync(db, row.Id) == 0)
        {
            return false;
        }

        var sent = await db.Cards.Where(r => r.Lane == row.Lane && r.CardKey == row.CardKey).Select(r => (DateTimeOffset?)r.SentAt).FirstOrDefaultAsync();
        // Times are kept to the millisecond.
        var at = sent is { } before && before + ATick > time.GetUtcNow() ? before + ATick : time.GetUtcNow();
        db.DeadLetters.Add(new() { Kind = DeadLetterKind.Post, Lane = row.Lane, Body = row.Activity, PostKind = row.Kind, CardKey = row.CardKey, Reason = reason, At = at });
        await AddAsync(db, notices);
        return true;
    }

    /// <summary>Adds rows within a write of the caller's, and gives them their ids.</summary>
    internal static async Task AddAsync(BotDb db, IReadOnlyList<OutboxRow> rows)
    {
        // In one order for all who write: two who add to the same two conversations do not wait for each other.
        foreach (var lane in rows.Select(row => row.Lane).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await db.ExpectWorkAsync(LaneSide.Posts, lane);
        }

        foreach (var row in rows)
        {
            await AddAsync(db, row);
        }
    }

    /// <summary>The card's time grows with everything that arrives of it, so that what was given up before is known to be older.</summary>
    private async Task NoteAsync(BotDb db, OutboxRow row, string? newId)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (newId is { Length: > 0 })
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "Cards" ("Lane", "CardKey", "ActivityId", "SentAt") VALUES ({row.Lane}, {row.CardKey}, {newId}, {now})
                ON CONFLICT ("Lane", "CardKey") DO UPDATE SET "ActivityId" = excluded."ActivityId",
                    "SentAt" = CASE WHEN excluded."SentAt" > "Cards"."SentAt" THEN excluded."SentAt" ELSE "Cards"."SentAt" + 1 END
                """);
        }
        else if (row.Kind == PostKind.Update)
        {
            await db.Database.ExecuteSqlAsync($"""
                UPDATE "Cards" SET "SentAt" = CASE WHEN {now} > "SentAt" THEN {now} ELSE "SentAt" + 1 END WHERE "Lane" = {row.Lane} AND "CardKey" = {row.CardKey}
                """);
        }
    }

    /// <summary>
    /// It was on its way when someone had themselves forgotten: what waits to change it or to take it back has to find it, with all its
    /// parts, and what a platform made anew. Where another process has sent it meanwhile, the message that counts is the other's.
    /// </summary>
    private async Task NoteForgottenAsync(BotDb db, OutboxRow row, string? newId)
    {
        if (newId is { Length: > 0 } && await db.Outbox.AnyAsync(r => r.Lane == row.Lane && r.CardKey == row.CardKey))
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "Cards" ("Lane", "CardKey", "ActivityId", "SentAt") VALUES ({row.Lane}, {row.CardKey}, {newId}, {time.GetUtcNow().ToUnixTimeMilliseconds()})
                ON CONFLICT ("Lane", "CardKey") DO UPDATE SET "ActivityId" = excluded."ActivityId"
                    WHERE {row.Kind == PostKind.Update} OR substr(excluded."ActivityId", 1, length("Cards"."ActivityId") + 1) = "Cards"."ActivityId" || ','
                """);
        }
    }

    private static async Task AddAsync(BotDb db, OutboxRow row) => row.Id = await db.InsertAsync($"""
        INSERT INTO "Outbox" ("Lane", "Kind", "CardKey", "Activity", "Attempts", "CreatedAt", "Trace")
        VALUES ({row.Lane}, {(int)row.Kind}, {row.CardKey}, {row.Activity}, {row.Attempts}, {row.CreatedAt.ToUnixTimeMilliseconds()}, {row.Trace}) RETURNING "Id"
        """) ?? throw new InvalidOperationException("The database gave a message no id.");

    private static Task<int> RemoveAsync(BotDb db, long id) => db.Database.ExecuteSqlAsync($"""DELETE FROM "Outbox" WHERE "Id" = {id}""");
}

/// <summary>Something that waits to go out.</summary>
/// <param name="Id">The row.</param>
/// <param name="Lane">The conversation.</param>
/// <param name="Kind">What to do.</param>
/// <param name="CardKey">The message's own key.</param>
public sealed record WaitingPost(long Id, string Lane, PostKind Kind, string CardKey);
