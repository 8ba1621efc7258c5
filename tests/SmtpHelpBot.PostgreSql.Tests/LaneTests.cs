using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Storage;
using SmtpHelpBot.Storage.Database.PostgreSql;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Tests;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>Conversations that several processes share. Each fixture here is a process of its own, as far as the server can tell.</summary>
public sealed class LaneTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Over = TimeSpan.Zero;
    private readonly StorageFixture storage = new();
    private LaneStore one = null!;
    private LaneStore two = null!;

    public async ValueTask InitializeAsync()
    {
        await storage.InitializeAsync();
        (one, two) = (storage.Get<LaneStore>(), new(storage.Get<IDbContextFactory<PostgreSqlDb>>()));
        await HearAsync(two);
    }

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public async Task Of_many_who_look_for_work_each_conversation_goes_to_one()
    {
        foreach (var n in Enumerable.Range(0, 40))
        {
            await ArriveAsync($"m{n}", $"conversation-{n}");
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => ClaimAsync(n % 2 == 0 ? one : two, 7)));
        var rest = await ClaimAsync(one, 100);
        Assert.Equal(40, taken.SelectMany(leases => leases).Concat(rest).Select(lease => lease.Lane).Distinct().Count());
        Assert.Equal(40, taken.Sum(leases => leases.Count) + rest.Count);
    }

    [Fact]
    public async Task What_a_process_left_behind_is_taken_when_its_lease_is_over_and_under_a_higher_token()
    {
        await ArriveAsync("m1");
        var dead = Assert.Single(await one.ClaimAsync(LaneSide.Turns, 1, Over, StorageFixture.Cancel));
        var alive = Assert.Single(await ClaimAsync(two, 1));
        Assert.True(alive.Token > dead.Token);
        Assert.False(await one.HoldsAsync(dead, StorageFixture.Cancel));
        Assert.True(await two.HoldsAsync(alive, StorageFixture.Cancel));
    }

    [Fact]
    public async Task Who_has_not_heard_of_the_server_for_half_a_lease_takes_nothing_from_others_until_they_had_the_time_of_a_lease_to_say_that_they_live()
    {
        var brief = TimeSpan.FromMilliseconds(400);
        await ArriveAsync("m1");
        Assert.Single(await one.ClaimAsync(LaneSide.Turns, 1, Over, StorageFixture.Cancel));
        await two.RenewAsync(LaneSide.Turns, [], brief, StorageFixture.Cancel);
        await Task.Delay(brief, StorageFixture.Cancel);
        Assert.Empty(await two.ClaimAsync(LaneSide.Turns, 1, brief, StorageFixture.Cancel));
        await two.RenewAsync(LaneSide.Turns, [], brief, StorageFixture.Cancel);
        Assert.Empty(await two.ClaimAsync(LaneSide.Turns, 1, brief, StorageFixture.Cancel));
        Assert.Null(await two.ClaimAsync(LaneSide.Turns, "msteams|anna", brief, StorageFixture.Cancel));

        await ArriveAsync("m2", "free");
        Assert.Equal("msteams|free", Assert.Single(await two.ClaimAsync(LaneSide.Turns, 9, Long, StorageFixture.Cancel)).Lane);
        while (await two.ClaimAsync(LaneSide.Turns, "msteams|anna", brief, StorageFixture.Cancel) is null)
        {
            await Task.Delay(brief / 4, StorageFixture.Cancel);
            await two.RenewAsync(LaneSide.Turns, [], brief, StorageFixture.Cancel);
        }
    }

    [Fact]
    public async Task What_is_renewed_is_nobody_elses()
    {
        await ArriveAsync("m1");
        await one.ClaimAsync(LaneSide.Turns, 1, Over, StorageFixture.Cancel);
        await one.RenewAsync(LaneSide.Turns, ["msteams|anna"], Long, StorageFixture.Cancel);
        Assert.Empty(await ClaimAsync(two, 1));
    }

    [Fact]
    public async Task A_turn_under_a_lost_lease_is_not_committed()
    {
        var row = await ArriveAsync("m1");
        var lost = Assert.Single(await one.ClaimAsync(LaneSide.Turns, 1, Over, StorageFixture.Cancel));
        var held = Assert.Single(await ClaimAsync(two, 1));
        await Assert.ThrowsAsync<LeaseLostException>(() => FinishAsync(row.Id, lost));
        await FinishAsync(row.Id, held);
        Assert.Equal(InboxState.Done, (await storage.Get<InboxStore>().FindAsync(row.Id, StorageFixture.Cancel))!.State);
    }

    [Fact]
    public async Task A_conversation_to_which_something_was_added_meanwhile_is_not_given_back()
    {
        await ArriveAsync("m1");
        var lease = Assert.Single(await ClaimAsync(one, 1));
        await ArriveAsync("m2");
        var more = await one.LeaveAsync(lease, StorageFixture.Cancel);
        Assert.Equal(lease with { Work = 2 }, more);
        Assert.Null(await one.LeaveAsync(more!, StorageFixture.Cancel));
        Assert.Empty(await ClaimAsync(two, 1));
        await ArriveAsync("m3");
        Assert.Single(await ClaimAsync(two, 1));
    }

    [Fact]
    public async Task What_is_added_while_the_conversation_is_given_back_is_never_forgotten()
    {
        var inbox = storage.Get<InboxStore>();
        for (var n = 0; n < 30; n++)
        {
            await ArriveAsync($"first-{n}");
            var lease = Assert.Single(await ClaimAsync(one, 1));
            await FinishAsync((await inbox.NextAsync(lease.Lane, StorageFixture.Cancel))!.Id, lease);
            await Task.WhenAll(ArriveAsync($"second-{n}"), one.LeaveAsync(lease, StorageFixture.Cancel));
            await one.LeaveAllAsync(LaneSide.Turns, StorageFixture.Cancel);
            var again = Assert.Single(await ClaimAsync(two, 1));
            await FinishAsync((await inbox.NextAsync(again.Lane, StorageFixture.Cancel))!.Id, again);
            Assert.Null(await two.LeaveAsync(again, StorageFixture.Cancel));
        }
    }

    [Fact]
    public async Task Other_processes_hear_of_work_that_nobody_has_yet_and_on_which_side_it_is()
    {
        var heard = Channel.CreateUnbounded<LaneSide?>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(StorageFixture.Cancel);
        var listening = storage.Get<LaneNews>().ListenAsync(side => heard.Writer.TryWrite(side), stop.Token);
        Assert.Null(await HearAsync());
        await ArriveAsync("m1");
        Assert.Equal(LaneSide.Turns, await HearAsync());
        await SendAsync();
        Assert.Equal(LaneSide.Posts, await HearAsync());
        await ClaimAsync(one, 1);
        await one.LeaveAllAsync(LaneSide.Turns, StorageFixture.Cancel);
        Assert.Null(await HearAsync());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);

        Task<LaneSide?> HearAsync() => heard.Reader.ReadAsync(StorageFixture.Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(20), StorageFixture.Cancel);
    }

    [Fact]
    public async Task Several_who_start_at_once_bring_an_empty_database_up_to_date()
    {
        var connection = await ServerOfThisRun.NewEmptyDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddPostgreSqlStorage(_ => connection, _ => true).BuildServiceProvider();
            await services.PrepareStorageAsync(StorageFixture.Cancel);
        }));
        await using var strict = new ServiceCollection().AddSingleton(TimeProvider.System).AddPostgreSqlStorage(_ => connection, _ => false).BuildServiceProvider();
        await strict.PrepareStorageAsync(StorageFixture.Cancel);
    }

    [Fact]
    public async Task Who_may_not_change_an_older_database_does_not_start_on_it()
    {
        var connection = await ServerOfThisRun.NewEmptyDatabaseAsync();
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddPostgreSqlStorage(_ => connection, _ => false).BuildServiceProvider();
        await Assert.ThrowsAsync<OlderDatabaseException>(() => services.PrepareStorageAsync(StorageFixture.Cancel));
    }

    [Fact]
    public async Task Every_change_of_the_model_has_its_migration()
    {
        await using var db = await storage.LookAsync();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    /// <summary>As a process that runs does all the time.</summary>
    private static Task HearAsync(LaneStore who) => who.RenewAsync(LaneSide.Turns, [], Long, StorageFixture.Cancel);

    private async Task<InboxRow> ArriveAsync(string id, string conversation = "anna")
    {
        var row = storage.Incoming(id, conversation);
        Assert.True(await storage.Get<InboxStore>().AddAsync(row, StorageFixture.Cancel));
        return row;
    }

    private async Task SendAsync()
    {
        await using var turn = storage.NewTurn();
        var transaction = turn.ServiceProvider.GetRequiredService<TurnTransaction>();
        transaction.Post(storage.Outgoing());
        await transaction.CommitAsync(StorageFixture.Cancel);
    }

    private static Task<IReadOnlyList<Lease>> ClaimAsync(LaneStore who, int most) => who.ClaimAsync(LaneSide.Turns, most, Long, StorageFixture.Cancel);

    private async Task FinishAsync(long id, Lease lease)
    {
        await using var turn = storage.NewTurn();
        var transaction = turn.ServiceProvider.GetRequiredService<TurnTransaction>();
        transaction.Fence(lease);
        transaction.Finish(id);
        await transaction.CommitAsync(StorageFixture.Cancel);
    }
}
