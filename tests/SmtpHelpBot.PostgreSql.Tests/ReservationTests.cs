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
}
