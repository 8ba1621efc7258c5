using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Outbox;

/// <summary>What is committed and not yet with its platform.</summary>
public sealed class OutboxStore(Readers readers, Writer writer, TimeProvider time)
{
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

    /// <summary>The platform's id of a message that was sent under a key of ours; null where none was.</summary>
    public async Task<string?> FindCardAsync(string lane, string cardKey, CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        return await Card(reader.Db, lane, cardKey);
    }

    /// <summary>The platform has taken it; a new message it calls <paramref name="newId"/>.</summary>
    public Task DeliveredAsync(OutboxRow row, string? newId, CancellationToken cancellation) => writer.WriteAsync(
        async db =>
        {
            await RemoveAsync(db, row.Id);
            if (newId is { Length: > 0 })
            {
                var now = time.GetUtcNow().ToUnixTimeMilliseconds();
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO "Cards" ("Lane", "CardKey", "ActivityId", "SentAt") VALUES ({row.Lane}, {row.CardKey}, {newId}, {now})
                    ON CONFLICT ("Lane", "CardKey") DO UPDATE SET "ActivityId" = excluded."ActivityId", "SentAt" = excluded."SentAt"
                    """);
            }

            return true;
        },
        cancellation);

    /// <summary>It is no longer wanted: a newer change of the same card stands behind it.</summary>
    public Task DropAsync(long id, CancellationToken cancellation) => writer.WriteAsync(
        db => RemoveAsync(db, id), cancellation);

    /// <summary>Counts a try that the platform could not take.</summary>
    public Task FailedAsync(long id, int attempts, CancellationToken cancellation) => writer.WriteAsync(
        db => db.Outbox.Where(r => r.Id == id).ExecuteUpdateAsync(row => row.SetProperty(r => r.Attempts, attempts)), cancellation);

    /// <summary>The platform refuses it for good: it becomes a dead letter, and <paramref name="notices"/> go out in the same commit.</summary>
    public Task BuryAsync(OutboxRow row, string reason, IReadOnlyList<OutboxRow> notices, CancellationToken cancellation) => writer.WriteAsync(
        async db =>
        {
            await RemoveAsync(db, row.Id);
            db.DeadLetters.Add(new() { Kind = DeadLetterKind.Post, Lane = row.Lane, Body = row.Activity, PostKind = row.Kind, CardKey = row.CardKey, Reason = reason, At = time.GetUtcNow() });
            foreach (var notice in notices)
            {
                await AddAsync(db, notice);
            }

            return true;
        },
        cancellation);

    /// <summary>Adds a row within a write of the caller's, and gives it its id.</summary>
    internal static async Task AddAsync(BotDb db, OutboxRow row) => row.Id = await db.InsertAsync($"""
        INSERT INTO "Outbox" ("Lane", "Kind", "CardKey", "Activity", "Attempts", "CreatedAt")
        VALUES ({row.Lane}, {(int)row.Kind}, {row.CardKey}, {row.Activity}, {row.Attempts}, {row.CreatedAt.ToUnixTimeMilliseconds()}) RETURNING "Id"
        """) ?? throw new InvalidOperationException("The database gave a message no id.");

    private static Task<int> RemoveAsync(BotDb db, long id) => db.Database.ExecuteSqlAsync($"""DELETE FROM "Outbox" WHERE "Id" = {id}""");
}

/// <summary>Something that waits to go out.</summary>
/// <param name="Id">The row.</param>
/// <param name="Lane">The conversation.</param>
/// <param name="Kind">What to do.</param>
/// <param name="CardKey">The message's own key.</param>
public sealed record WaitingPost(long Id, string Lane, PostKind Kind, string CardKey);
