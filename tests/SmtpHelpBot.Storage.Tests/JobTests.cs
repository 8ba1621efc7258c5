using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Jobs;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

public sealed class JobTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Over = TimeSpan.Zero;
    private readonly StorageFixture storage = new();

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    private JobStore Jobs => storage.Get<JobStore>();

    [Fact]
    public async Task Of_two_workers_one_gets_the_job()
    {
        var id = await OrderAsync();
        var taken = await Task.WhenAll(Jobs.TakeAsync(id, Lease, StorageFixture.Cancel), Jobs.TakeAsync(id, Lease, StorageFixture.Cancel));
        Assert.Single(taken, job => job is not null);
    }

    [Fact]
    public async Task A_job_of_a_dead_worker_is_free_when_its_lease_runs_out()
    {
        var (kept, left) = (await OrderAsync(), await OrderAsync());
        await Jobs.TakeAsync(kept, Lease, StorageFixture.Cancel);
        await Jobs.TakeAsync(left, Over, StorageFixture.Cancel);
        await storage.RestartAsync();

        Assert.Equal([left], await Jobs.FreeAsync(StorageFixture.Cancel));
        Assert.Null(await Jobs.TakeAsync(kept, Lease, StorageFixture.Cancel));
        Assert.Equal(2, (await Jobs.TakeAsync(left, Lease, StorageFixture.Cancel))!.Attempts);
    }

    [Fact]
    public async Task Nothing_is_told_of_a_job_that_was_forgotten_meanwhile()
    {
        var id = await OrderAsync();
        Assert.True(await Jobs.TellAsync(id, storage.Incoming("progress-1"), StorageFixture.Cancel));
        await Jobs.DropAsync(id, StorageFixture.Cancel);
        Assert.False(await Jobs.TellAsync(id, storage.Incoming("progress-2"), StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_renewed_lease_keeps_others_away()
    {
        var id = await OrderAsync();
        var taken = await Jobs.TakeAsync(id, Over, StorageFixture.Cancel);
        await Jobs.RenewAsync(taken!, Lease, StorageFixture.Cancel);
        Assert.Null(await Jobs.TakeAsync(id, Lease, StorageFixture.Cancel));
    }

    [Fact]
    public async Task Who_lost_a_job_does_not_renew_the_lease_of_who_has_it()
    {
        var id = await OrderAsync();
        var lost = await Jobs.TakeAsync(id, Over, StorageFixture.Cancel);
        await Jobs.TakeAsync(id, Over, StorageFixture.Cancel);
        await Jobs.RenewAsync(lost!, Lease, StorageFixture.Cancel);
        Assert.Equal([id], await Jobs.FreeAsync(StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_job_is_done_and_its_result_waits_in_one_commit_and_only_once()
    {
        var id = await OrderAsync();
        Assert.True(await Jobs.FinishAsync(id, storage.Incoming("result", type: "event"), StorageFixture.Cancel));
        Assert.False(await Jobs.FinishAsync(id, storage.Incoming("result again", type: "event"), StorageFixture.Cancel));
        Assert.Empty(await Jobs.FreeAsync(StorageFixture.Cancel));
        Assert.Single(await storage.Get<InboxStore>().WaitingAsync(StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_delivered_message_is_found_by_its_key_and_no_longer_waits()
    {
        var outbox = storage.Get<OutboxStore>();
        var row = await PostAsync(storage.Outgoing(cardKey: "probe"));
        await outbox.DeliveredAsync(row, "1:abc", StorageFixture.Cancel);
        Assert.Equal("1:abc", await outbox.FindCardAsync(row.Lane, "probe", StorageFixture.Cancel));
        Assert.Null(await outbox.FindCardAsync("another lane", "probe", StorageFixture.Cancel));
        Assert.Empty(await outbox.WaitingAsync(StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_buried_message_becomes_a_dead_letter_and_its_notice_waits()
    {
        var outbox = storage.Get<OutboxStore>();
        var row = await PostAsync(storage.Outgoing("refused"));
        await outbox.BuryAsync(row, "403", [storage.Outgoing("notice", lane: "helpdesk")], StorageFixture.Cancel);

        Assert.Equal("helpdesk", Assert.Single(await outbox.WaitingAsync(StorageFixture.Cancel)).Lane);
        await using var db = await storage.LookAsync();
        var dead = await db.DeadLetters.SingleAsync(StorageFixture.Cancel);
        Assert.Equal((DeadLetterKind.Post, "refused", "403"), (dead.Kind, dead.Body, dead.Reason));
    }

    private async Task<long> OrderAsync()
    {
        await using var turn = storage.NewTurn();
        var transaction = turn.ServiceProvider.GetRequiredService<TurnTransaction>();
        transaction.Start(new() { Order = "{}" });
        await transaction.CommitAsync(StorageFixture.Cancel);
        return transaction.Jobs[0].Id;
    }

    private async Task<OutboxRow> PostAsync(OutboxRow row)
    {
        await using var turn = storage.NewTurn();
        var transaction = turn.ServiceProvider.GetRequiredService<TurnTransaction>();
        transaction.Post(row);
        await transaction.CommitAsync(StorageFixture.Cancel);
        return row;
    }
}
