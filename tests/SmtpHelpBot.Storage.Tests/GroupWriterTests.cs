using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Database.Sqlite;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>Writes that share a commit share its trouble.</summary>
public sealed class GroupWriterTests
{
    [Fact]
    public async Task When_the_disk_is_full_all_who_wait_are_told_by_one_try_and_later_writes_go_on()
    {
        await using var database = await TestDatabase.NewAsync();
        var disk = new FullDisk();
        var pieces = new ServiceCollection().AddSingleton(TimeProvider.System).ConfigureDbContext<SqliteDb>((_, options) => options.AddInterceptors(disk));
        database.AddTo(pieces);
        await using var services = pieces.BuildServiceProvider();
        await services.PrepareStorageAsync(StorageFixture.Cancel);
        var writer = services.GetRequiredService<Writer>();
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = writer.WriteAsync(
            async _ =>
            {
                begun.TrySetResult();
                await gate.Task;
                return true;
            },
            StorageFixture.Cancel);
        await begun.Task;
        disk.IsFull = true;
        var group = Enumerable.Range(0, 20).Select(_ => writer.WriteAsync(static _ => Task.FromResult(true), StorageFixture.Cancel)).ToList();
        gate.SetResult();
        Assert.True(StorageFault.IsPassing((await Record.ExceptionAsync(() => first))!));
        foreach (var write in group)
        {
            Assert.True(StorageFault.IsPassing((await Record.ExceptionAsync(() => write))!));
        }

        Assert.Equal(2, disk.Tries);
        disk.IsFull = false;
        Assert.True(await writer.WriteAsync(static _ => Task.FromResult(true), StorageFixture.Cancel));
    }

    private sealed class FullDisk : DbTransactionInterceptor
    {
        private const int Full = 13;

        public bool IsFull { get; set; }

        public int Tries { get; private set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (!IsFull)
            {
                return ValueTask.FromResult(result);
            }

            Tries++;
            throw new SqliteException("database or disk is full", Full);
        }
    }
}
