using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Lanes;

/// <summary>Makes a turn's commit depend on the lease under which it ran.</summary>
public static class LaneFence
{
    /// <summary>
    /// The commit fails with <see cref="LeaseLostException"/> where another process has the conversation; until it is through, none can take it.
    /// What is added to the conversation meanwhile does not wait for it.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="lease">The lease; null where no other process can have the conversation.</param>
    public static void Fence(this TurnTransaction turn, Lease? lease)
    {
        if (lease is not null)
        {
            turn.Enlist(db => DemandAsync(db, lease));
        }
    }

    private static async Task DemandAsync(BotDb db, Lease lease)
    {
        var held = await db.Database.SqlQuery<int>(
            $"""SELECT 1 AS "Value" FROM "Lanes" WHERE "Side" = {(int)lease.Side} AND "Name" = {lease.Lane} AND "Token" = {lease.Token} FOR KEY SHARE""").ToListAsync();
        if (held.Count == 0)
        {
            throw new LeaseLostException(lease.Lane);
        }
    }
}
