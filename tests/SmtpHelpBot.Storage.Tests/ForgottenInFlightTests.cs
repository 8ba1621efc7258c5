using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>Someone has themselves forgotten while a message about them is with its platform, which has not answered yet.</summary>
public sealed class ForgottenInFlightTests : IAsyncLifetime
{
    private const string Desk = "msteams|desk";
    private const string Key = "ticket:7:2";
    private readonly StorageFixture storage = new();

    private OutboxStore Outbox => storage.Get<OutboxStore>();

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    [Theory]
    [InlineData(PostKind.Delete)]
    [InlineData(PostKind.Update)]
    public async Task What_waits_to_take_it_back_or_to_change_it_finds_it(PostKind kind)
    {
        var sent = await PostAsync(PostKind.Send);
        await ForgetAsync();
        await PostAsync(kind);
        await Outbox.DeliveredAsync(sent, "p1", StorageFixture.Cancel);
        Assert.Equal("p1", await CardAsync());
    }

    [Fact]
    public async Task So_it_is_where_the_platform_has_only_a_part_of_it()
    {
        var sent = await PostAsync(PostKind.Send);
        await ForgetAsync();
        await PostAsync(PostKind.Delete);
        await Outbox.BegunAsync(sent, "p1", StorageFixture.Cancel);
        Assert.Equal("p1", await CardAsync());
    }

    [Fact]
    public async Task Of_a_message_in_parts_all_that_have_arrived_are_found()
    {
        var sent = await PostAsync(PostKind.Send);
        await Outbox.BegunAsync(sent, "1", StorageFixture.Cancel);
        await ForgetAsync();
        await PostAsync(PostKind.Delete);
        await Outbox.BegunAsync(sent, "1,2", StorageFixture.Cancel);
        await Outbox.DeliveredAsync(sent, "1,2,3", StorageFixture.Cancel);
        Assert.Equal("1,2,3", await CardAsync());
    }

    [Fact]
    public async Task A_change_that_the_platform_made_a_message_of_its_own_is_found_under_its_new_id()
    {
        await Outbox.DeliveredAsync(await PostAsync(PostKind.Send), "gone", StorageFixture.Cancel);
        var change = await PostAsync(PostKind.Update);
        await ForgetAsync();
        await PostAsync(PostKind.Delete);
        await Outbox.DeliveredAsync(change, "anew", StorageFixture.Cancel);
        Assert.Equal("anew", await CardAsync());
    }

    [Fact]
    public async Task Where_nothing_more_is_to_become_of_it_nothing_is_kept()
    {
        var sent = await PostAsync(PostKind.Send);
        await ForgetAsync();
        await Outbox.DeliveredAsync(sent, "p1", StorageFixture.Cancel);
        Assert.Null(await CardAsync());
    }

    [Fact]
    public async Task A_message_that_another_process_has_sent_meanwhile_stays_the_one_that_counts()
    {
        var sent = await PostAsync(PostKind.Send);
        await Outbox.DeliveredAsync(sent, "theirs", StorageFixture.Cancel);
        await PostAsync(PostKind.Update);
        await Outbox.DeliveredAsync(sent, "ours", StorageFixture.Cancel);
        Assert.Equal("theirs", await CardAsync());
    }

    private Task<string?> CardAsync() => Outbox.FindCardAsync(Desk, Key, StorageFixture.Cancel);

    private async Task<OutboxRow> PostAsync(PostKind kind)
    {
        await using var turn = storage.NewTurn();
        var transaction = turn.ServiceProvider.GetRequiredService<TurnTransaction>();
        transaction.Post(storage.Outgoing("{}", Desk, Key, kind));
        await transaction.CommitAsync(StorageFixture.Cancel);
        return transaction.Posts[0];
    }

    private async Task ForgetAsync()
    {
        await using var db = await storage.LookAsync();
        await db.Outbox.Where(r => r.CardKey == Key).ExecuteDeleteAsync(StorageFixture.Cancel);
    }
}
