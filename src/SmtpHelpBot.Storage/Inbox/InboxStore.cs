using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Inbox;

/// <summary>What came in and is to be answered.</summary>
public sealed class InboxStore(Readers readers, Writer writer)
{
    private static readonly Func<BotDb, string, string, string, string, string, Task<InboxRow?>> ByActivity = EF.CompileAsyncQuery(
        (BotDb db, string channel, string scope, string conversation, string type, string id) => db.Inbox.FirstOrDefault(r =>
            r.Channel == channel && r.Scope == scope && r.Conversation == conversation && r.ActivityType == type && r.ActivityId == id));

    private static readonly Func<BotDb, long, Task<InboxRow?>> ById =
        EF.CompileAsyncQuery((BotDb db, long id) => db.Inbox.FirstOrDefault(r => r.Id == id));

    /// <summary>Stores a row and gives it its id; false where it is there already. What is told of it is told in the order of the rows.</summary>
    public Task<bool> AddAsync(InboxRow row, CancellationToken cancellation, Action<bool>? stored = null) =>
        writer.WriteAsync(db => AddIfNewAsync(db, row), cancellation, stored);

    /// <summary>What the activity of this row was answered with in the response, as opaque JSON; empty where it was answered elsewhere, or is to be; null where it was never stored.</summary>
    public async Task<string?> FindAnswerAsync(InboxRow row, CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        var known = await ByActivity(reader.Db, row.Channel, row.Scope, row.Conversation, row.ActivityType, row.ActivityId);
        return known is null ? null : known.State == InboxState.Done ? known.Envelope : "";
    }

    /// <summary>The row, whatever its state; null where there is none.</summary>
    public async Task<InboxRow?> FindAsync(long id, CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        return await ById(reader.Db, id);
    }

    /// <summary>What is to be answered next in a conversation; null where nothing waits there.</summary>
    public async Task<InboxRow?> NextAsync(string lane, CancellationToken cancellation)
    {
        var (channel, conversation) = LaneRow.Parse(lane);
        using var reader = await readers.LendAsync(cancellation);
        return await reader.Db.Inbox.Where(r => r.State == InboxState.Waiting && r.Channel == channel && r.Conversation == conversation)
            .OrderBy(r => r.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>What was not answered when the process last ended, in the order of arrival.</summary>
    public async Task<IReadOnlyList<WaitingRow>> WaitingAsync(CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        return await reader.Db.Inbox.Where(r => r.State == InboxState.Waiting).OrderBy(r => r.Id)
            .Select(r => new WaitingRow(r.Id, r.Channel, r.Conversation)).ToListAsync(cancellation);
    }

    /// <summary>Whether so many wait for their turn in a conversation; no more of them are looked at.</summary>
    public async Task<bool> HasWaitingAsync(string lane, int count, CancellationToken cancellation)
    {
        var (channel, conversation) = LaneRow.Parse(lane);
        using var reader = await readers.LendAsync(cancellation);
        return await reader.Db.Inbox.Where(r => r.State == InboxState.Waiting && r.Channel == channel && r.Conversation == conversation)
            .OrderBy(r => r.Id).Skip(count - 1).AnyAsync(cancellation);
    }

    /// <summary>Counts a failed turn.</summary>
    public Task FailedAsync(long id, int attempts, CancellationToken cancellation) => writer.WriteAsync(
        db => db.Inbox.Where(r => r.Id == id).ExecuteUpdateAsync(row => row.SetProperty(r => r.Attempts, attempts)), cancellation);

    /// <summary>Adds a row within a write of the caller's.</summary>
    internal static async Task<bool> AddIfNewAsync(BotDb db, InboxRow row)
    {
        if (row.State == InboxState.Waiting)
        {
            await db.ExpectWorkAsync(LaneSide.Turns, row.Lane);
        }

        var id = await db.InsertAsync($"""
            INSERT INTO "Inbox" ("Channel", "Scope", "Conversation", "ActivityType", "ActivityId", "Envelope", "State", "Attempts", "ReceivedAt")
            VALUES ({row.Channel}, {row.Scope}, {row.Conversation}, {row.ActivityType}, {row.ActivityId}, {row.Envelope}, {(int)row.State}, {row.Attempts}, {row.ReceivedAt.ToUnixTimeMilliseconds()})
            ON CONFLICT ("Channel", "Scope", "Conversation", "ActivityType", "ActivityId") DO NOTHING RETURNING "Id"
            """);
        row.Id = id ?? 0;
        return id is not null;
    }

    /// <summary>Within a write of the caller's, marks the activity of this row as answered if it waits; how many it found.</summary>
    internal static Task<int> AnswerWaitingAsync(BotDb db, InboxRow row) => db.Database.ExecuteSqlAsync($"""
        UPDATE "Inbox" SET "State" = {(int)InboxState.Done}, "Envelope" = ''
        WHERE "Channel" = {row.Channel} AND "Scope" = {row.Scope} AND "Conversation" = {row.Conversation} AND "ActivityType" = {row.ActivityType} AND "ActivityId" = {row.ActivityId}
            AND "State" = {(int)InboxState.Waiting}
        """);
}

/// <summary>A row that waits for its turn.</summary>
/// <param name="Id">The row.</param>
/// <param name="Channel">The platform.</param>
/// <param name="Conversation">The conversation.</param>
public sealed record WaitingRow(long Id, string Channel, string Conversation);
