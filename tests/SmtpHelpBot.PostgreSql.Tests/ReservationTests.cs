using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Aging;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>What one process does for all that share a database.</summary>
public sealed class ReservationTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Only_one_of_several_deletes_what_is_old()
    {
        var policy = new RetentionPolicy(default, default, default, default, default, default, default);
        await using (await storage.Get<IUpkeep>().TryReserveAsync(StorageFixture.Cancel))
        {
            Assert.Null(await storage.Get<Purge>().RunAsync(policy, StorageFixture.Cancel));
        }

        Assert.NotNull(await storage.Get<Purge>().RunAsync(policy, StorageFixture.Cancel));
    }

    /// <summary>A connection comes back to those who use it next as it was left: nothing of it is reset.</summary>
    [Fact]
    public async Task Who_held_a_lock_holds_it_no_more_when_its_connection_is_used_again()
    {
        await storage.Get<IUpkeep>().MigrateAsync(StorageFixture.Cancel);
        Assert.Equal(0, await LocksAsync());
        var reservation = await storage.Get<IUpkeep>().TryReserveAsync(StorageFixture.Cancel);
        Assert.Equal(1, await LocksAsync());
        await reservation!.DisposeAsync();
        Assert.Equal(0, await LocksAsync());
    }

    private async Task<int> LocksAsync()
    {
        await using var db = await storage.LookAsync();
        return (await db.Database.SqlQuery<int>(
            $"""SELECT count(*)::int AS "Value" FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""").ToListAsync(StorageFixture.Cancel))[0];
    }
}
