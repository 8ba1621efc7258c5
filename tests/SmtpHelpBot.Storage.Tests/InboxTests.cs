using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace SmtpHelpBot.Storage.Tests;

public sealed class InboxTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private readonly InboxStore inbox = storage.Get<InboxStore>();

    [Fact]
    public async Task A_retry_of_the_platform_is_stored_once()
    {
        Assert.True(await inbox.AddAsync(storage.Incoming("retry"), StorageFixture.Cancel));
        Assert.False(await inbox.AddAsync(storage.Incoming("retry"), StorageFixture.Cancel));
    }

    [Fact]
    public async Task An_edit_of_a_message_is_not_taken_for_a_retry()
    {
        Assert.True(await inbox.AddAsync(storage.Incoming("edited"), StorageFixture.Cancel));
        Assert.True(await inbox.AddAsync(storage.Incoming("edited", type: "messageUpdate"), StorageFixture.Cancel));
    }

    [Fact]
    public async Task The_same_id_in_another_conversation_or_tenant_is_another_message()
    {
        Assert.True(await inbox.AddAsync(storage.Incoming("same"), StorageFixture.Cancel));
        Assert.True(await inbox.AddAsync(storage.Incoming("same", conversation: "berta"), StorageFixture.Cancel));
        Assert.True(await inbox.AddAsync(storage.Incoming("same", scope: "other tenant"), StorageFixture.Cancel));
    }

    [Fact]
    public async Task Of_many_retries_at_once_one_is_stored()
    {
        var tries = Enumerable.Range(0, 50).Select(_ => inbox.AddAsync(storage.Incoming("storm"), StorageFixture.Cancel));
        Assert.Single(await Task.WhenAll(tries), stored => stored);
    }

    [Fact]
    public async Task A_finished_row_stays_known_but_forgets_what_was_written()
    {
        var row = storage.Incoming("finished");
        await inbox.AddAsync(row, StorageFixture.Cancel);
        await using var turn = storage.NewTurn();
        var transaction = turn.ServiceProvider.GetRequiredService<TurnTransaction>();
        transaction.Finish(row.Id);
        await transaction.CommitAsync(StorageFixture.Cancel);

        var done = await inbox.FindAsync(row.Id, StorageFixture.Cancel);
        Assert.Equal((InboxState.Done, ""), (done!.State, done.Envelope));
        Assert.False(await inbox.AddAsync(storage.Incoming("finished"), StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_row_is_not_finished_twice()
    {
        var row = storage.Incoming("twice");
        await inbox.AddAsync(row, StorageFixture.Cancel);
        await FinishAsync(row.Id);
        await Assert.ThrowsAsync<InvalidOperationException>(() => FinishAsync(row.Id));
    }

    private async Task FinishAsync(long id)
    {
        await using var turn = storage.NewTurn();
        var transaction = turn.ServiceProvider.GetRequiredService<TurnTransaction>();
        transaction.Finish(id);
        await transaction.CommitAsync(StorageFixture.Cancel);
    }
}
