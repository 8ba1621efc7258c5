using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database.PostgreSql;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Lanes;

/// <summary>
/// Which conversations have something to do, and which process does it: each is leased to one for a while, so that order is kept
/// however many there are. All times are the server's, because clocks of several machines differ. After a while in which the server
/// was out of reach, nothing is taken from another process until that had the time to renew its leases.
/// </summary>
public sealed class LaneStore(IDbContextFactory<PostgreSqlDb> databases)
{
    private readonly ServerContact contact = new();

    /// <summary>This process among all that share the database.</summary>
    public string Owner { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>Takes conversations that have something to do and that nobody has, or whose owner seems dead while the server is in reach.</summary>
    /// <param name="side">Turns or posts.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="length">How long they are this process's, unless it renews them.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<IReadOnlyList<Lease>> ClaimAsync(LaneSide side, int most, TimeSpan length, CancellationToken cancellation)
    {
        var (from, until) = contact.Trusted(Milliseconds(length));
        return QueryAsync(
            side,
            $"""
            UPDATE "Lanes" SET "Owner" = {Owner}, "Token" = nextval('"LaneTokens"'), "LeasedUntil" = (extract(epoch FROM clock_timestamp()) * 1000)::bigint + {Milliseconds(length)}
            WHERE "Side" = {(int)side} AND "Name" IN (
                SELECT "Name" FROM "Lanes" WHERE "Side" = {(int)side} AND "LeasedUntil" <= (extract(epoch FROM clock_timestamp()) * 1000)::bigint
                AND ("Owner" IS NULL OR (extract(epoch FROM clock_timestamp()) * 1000)::bigint BETWEEN {from} AND {until})
                ORDER BY "LeasedUntil" LIMIT {most} FOR UPDATE SKIP LOCKED)
            RETURNING "Name", "Token", "Work"
            """,
            cancellation);
    }

    /// <summary>Takes one conversation, whether it has something to do or not; null while another process has it. One that this process has and does not know of is taken too.</summary>
    public async Task<Lease?> ClaimAsync(LaneSide side, string lane, TimeSpan length, CancellationToken cancellation)
    {
        var (from, until) = contact.Trusted(Milliseconds(length));
        // The name is written anew, so that the row's lock is one that the fence of a commit under way does not share.
        return (await QueryAsync(
            side,
            $"""
            INSERT INTO "Lanes" ("Side", "Name", "Work", "Owner", "Token", "LeasedUntil")
            VALUES ({(int)side}, {lane}, 0, {Owner}, nextval('"LaneTokens"'), (extract(epoch FROM clock_timestamp()) * 1000)::bigint + {Milliseconds(length)})
            ON CONFLICT ("Side", "Name") DO UPDATE SET "Name" = excluded."Name", "Owner" = excluded."Owner", "Token" = excluded."Token", "LeasedUntil" = excluded."LeasedUntil"
            WHERE "Lanes"."Owner" = {Owner} OR ("Lanes"."LeasedUntil" <= (extract(epoch FROM clock_timestamp()) * 1000)::bigint
                AND ("Lanes"."Owner" IS NULL OR (extract(epoch FROM clock_timestamp()) * 1000)::bigint BETWEEN {from} AND {until}))
            RETURNING "Name", "Token", "Work"
            """,
            cancellation)).SingleOrDefault();
    }

    /// <summary>Whether the lease still holds: to be asked before what cannot be taken back.</summary>
    public async Task<bool> HoldsAsync(Lease lease, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Lanes.AnyAsync(r => r.Side == lease.Side && r.Name == lease.Lane && r.Token == lease.Token, cancellation);
    }

    /// <summary>Keeps conversations of this process for a while longer. Done four times in a lease, also with none, it tells whether the server is in reach.</summary>
    public async Task RenewAsync(LaneSide side, string[] lanes, TimeSpan length, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = await db.Database.SqlQuery<long>(
            $"""
            WITH kept AS (
                UPDATE "Lanes" SET "LeasedUntil" = (extract(epoch FROM clock_timestamp()) * 1000)::bigint + {Milliseconds(length)}
                WHERE "Owner" = {Owner} AND "Side" = {(int)side} AND "Name" = ANY ({lanes}))
            SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS "Value"
            """).ToListAsync(cancellation);
        contact.Hear(now[0], Milliseconds(length));
    }

    /// <summary>Gives a conversation back in which nothing was found to do; where something was added meanwhile, the lease to go on with instead.</summary>
    /// <exception cref="LeaseLostException">Another process has it already.</exception>
    public async Task<Lease?> LeaveAsync(Lease lease, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var left = await db.Lanes.Where(r => r.Side == lease.Side && r.Name == lease.Lane && r.Token == lease.Token && r.Work == lease.Work).ExecuteDeleteAsync(cancellation);
        if (left == 1)
        {
            return null;
        }

        var work = await db.Lanes.Where(r => r.Side == lease.Side && r.Name == lease.Lane && r.Token == lease.Token).Select(r => (long?)r.Work).FirstOrDefaultAsync(cancellation);
        return lease with { Work = work ?? throw new LeaseLostException(lease.Lane) };
    }

    /// <summary>Gives back all that this process has, so that the others need not wait until it seems dead.</summary>
    public async Task LeaveAllAsync(LaneSide side, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH gone AS (UPDATE "Lanes" SET "Owner" = NULL, "Token" = nextval('"LaneTokens"'), "LeasedUntil" = 0 WHERE "Owner" = {Owner} AND "Side" = {(int)side} RETURNING 1)
            SELECT pg_notify({PostgreSqlDb.News}, '') WHERE EXISTS (SELECT 1 FROM gone)
            """,
            cancellation);
    }

    /// <summary>Tells the other processes that this one does nothing in a conversation for so long.</summary>
    public async Task RestAsync(Lease lease, TimeSpan length, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE "Lanes" SET "RestsUntil" = (extract(epoch FROM clock_timestamp()) * 1000)::bigint + {Milliseconds(length)}
            WHERE "Side" = {(int)lease.Side} AND "Name" = {lease.Lane} AND "Token" = {lease.Token}
            """,
            cancellation);
    }

    /// <summary>Whether a conversation rests, or did within <paramref name="lately"/>, whichever process has it.</summary>
    public async Task<bool> RestsAsync(LaneSide side, string lane, TimeSpan lately, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return (await db.Database.SqlQuery<int>(
            $"""
            SELECT 1 AS "Value" FROM "Lanes"
            WHERE "Side" = {(int)side} AND "Name" = {lane} AND "RestsUntil" > (extract(epoch FROM clock_timestamp()) * 1000)::bigint - {Milliseconds(lately)}
            """).ToListAsync(cancellation)).Count > 0;
    }

    /// <summary>How much waits in conversations that no process has.</summary>
    public async Task<long> WaitingAsync(LaneSide side, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Lanes.Where(r => r.Side == side && r.Owner == null).SumAsync(r => r.Work, cancellation);
    }

    private async Task<IReadOnlyList<Lease>> QueryAsync(LaneSide side, FormattableString statement, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var taken = await db.Database.SqlQuery<Taken>(statement).ToListAsync(cancellation);
        return taken.ConvertAll(lane => new Lease(side, lane.Name, lane.Token, lane.Work));
    }

    private static long Milliseconds(TimeSpan length) => (long)length.TotalMilliseconds;

    private sealed record Taken(string Name, long Token, long Work);
}
