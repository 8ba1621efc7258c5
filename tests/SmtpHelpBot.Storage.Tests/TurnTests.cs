using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

public sealed class TurnTests : IAsyncLifetime
{
    private readonly StorageFixture storage = new();

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public async Task A_turn_that_is_not_committed_never_was()
    {
        await using (var turn = storage.NewTurn())
        {
            turn.ServiceProvider.GetRequiredService<BotMemory>().Write("anna", "{}");
            turn.ServiceProvider.GetRequiredService<TurnTransaction>().Post(storage.Outgoing());
        }

        await using var db = await storage.LookAsync();
        Assert.False(await db.State.AnyAsync(StorageFixture.Cancel));
        Assert.False(await db.Outbox.AnyAsync(StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_committed_turn_is_there_after_a_restart()
    {
        var row = storage.Incoming();
        await storage.Get<InboxStore>().AddAsync(row, StorageFixture.Cancel);
        await CommitAsync((turn, services) =>
        {
            services.GetRequiredService<BotMemory>().Write("anna", """{"step":2}""");
            turn.Post(storage.Outgoing("first"));
            turn.Post(storage.Outgoing("second"));
            turn.Finish(row.Id);
        });

        await storage.RestartAsync();

        Assert.Empty(await storage.Get<InboxStore>().WaitingAsync(StorageFixture.Cancel));
        var waiting = await storage.Get<OutboxStore>().WaitingAsync(StorageFixture.Cancel);
        Assert.Equal(["first", "second"], await ActivitiesAsync(waiting));
        await using var later = storage.NewTurn();
        Assert.Equal("""{"step":2}""", await later.ServiceProvider.GetRequiredService<BotMemory>().ReadAsync("anna", StorageFixture.Cancel));
    }

    [Fact]
    public async Task What_is_forgotten_while_a_turn_runs_that_has_read_it_is_not_written_back()
    {
        await CommitAsync((_, services) => services.GetRequiredService<BotMemory>().Write("anna", """{"case":1}"""));
        await using var turn = storage.NewTurn();
        var memory = turn.ServiceProvider.GetRequiredService<BotMemory>();
        Assert.NotNull(await memory.ReadAsync("anna", StorageFixture.Cancel));
        await CommitAsync((_, services) => services.GetRequiredService<BotMemory>().Delete("anna"));
        memory.Write("anna", """{"case":1,"step":2}""");

        await Assert.ThrowsAsync<TurnConflictException>(() => turn.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(StorageFixture.Cancel));
        await using var db = await storage.LookAsync();
        Assert.False(await db.State.AnyAsync(StorageFixture.Cancel));
    }

    [Fact]
    public async Task One_part_that_fails_takes_the_whole_turn_with_it()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync((turn, services) =>
        {
            services.GetRequiredService<BotMemory>().Write("anna", "{}");
            turn.Post(storage.Outgoing());
            turn.Finish(inboxId: 4711);
        }));

        await using var db = await storage.LookAsync();
        Assert.False(await db.State.AnyAsync(StorageFixture.Cancel));
        Assert.False(await db.Outbox.AnyAsync(StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_turn_that_fails_does_not_harm_those_that_share_its_commit()
    {
        var turns = Enumerable.Range(0, 40).Select(async n =>
        {
            try
            {
                await CommitAsync((turn, _) =>
                {
                    turn.Post(storage.Outgoing($"{n}"));
                    if (n % 10 == 3)
                    {
                        turn.Finish(inboxId: 4711);
                    }
                });
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        });

        Assert.Equal(36, (await Task.WhenAll(turns)).Count(committed => committed));
        Assert.Equal(36, (await storage.Get<OutboxStore>().WaitingAsync(StorageFixture.Cancel)).Count);
    }

    [Fact]
    public async Task A_turn_reads_back_what_it_wrote_and_deleted()
    {
        await using var turn = storage.NewTurn();
        var memory = turn.ServiceProvider.GetRequiredService<BotMemory>();
        memory.Write("anna", "1");
        Assert.Equal("1", await memory.ReadAsync("anna", StorageFixture.Cancel));
        memory.Delete("anna");
        Assert.Null(await memory.ReadAsync("anna", StorageFixture.Cancel));
    }

    [Fact]
    public async Task State_is_replaced_and_forgotten()
    {
        await CommitAsync((_, services) => services.GetRequiredService<BotMemory>().Write("anna", "1"));
        await CommitAsync((_, services) => services.GetRequiredService<BotMemory>().Write("anna", "2"));
        await using (var turn = storage.NewTurn())
        {
            Assert.Equal("2", await turn.ServiceProvider.GetRequiredService<BotMemory>().ReadAsync("anna", StorageFixture.Cancel));
        }

        await CommitAsync((_, services) => services.GetRequiredService<BotMemory>().Delete("anna"));
        await using var after = storage.NewTurn();
        Assert.Null(await after.ServiceProvider.GetRequiredService<BotMemory>().ReadAsync("anna", StorageFixture.Cancel));
    }

    private async Task CommitAsync(Action<TurnTransaction, IServiceProvider> work)
    {
        await using var turn = storage.NewTurn();
        var transaction = turn.ServiceProvider.GetRequiredService<TurnTransaction>();
        work(transaction, turn.ServiceProvider);
        await transaction.CommitAsync(StorageFixture.Cancel);
    }

    private async Task<IReadOnlyList<string>> ActivitiesAsync(IEnumerable<WaitingPost> posts)
    {
        var found = new List<string>();
        foreach (var post in posts)
        {
            found.Add((await storage.Get<OutboxStore>().FindAsync(post.Id, StorageFixture.Cancel))!.Activity);
        }

        return found;
    }
}
