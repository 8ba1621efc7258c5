using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Helpdesk.Letters;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>What is sent again never takes the place of something newer.</summary>
public sealed class LetterTests : IAsyncLifetime
{
    private readonly StorageFixture storage = new();

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    private OutboxStore Outbox => storage.Get<OutboxStore>();

    [Fact]
    public async Task A_message_that_was_given_up_goes_out_again_once()
    {
        var letter = await BuryAsync("hello", PostKind.Send);
        Assert.Equal(LetterFate.Sent, await RetryAsync(letter));
        Assert.Equal("hello", (await NextAsync())!.Activity);
        Assert.Equal(LetterFate.Gone, await RetryAsync(letter));
    }

    [Fact]
    public async Task Of_several_changes_of_a_card_that_were_given_up_the_newest_is_sent_for_all_of_them()
    {
        var first = await BuryAsync("claimed", PostKind.Update);
        await BuryAsync("resolved", PostKind.Update);
        Assert.Equal(LetterFate.Sent, await RetryAsync(first));
        Assert.Equal("resolved", (await NextAsync())!.Activity);
        Assert.Empty(await LettersAsync());
    }

    [Fact]
    public async Task All_that_was_given_up_is_sent_again_each_card_once_and_in_its_order()
    {
        await BuryAsync("first", PostKind.Send, "card-1");
        await BuryAsync("claimed", PostKind.Update, "card-2");
        await BuryAsync("third", PostKind.Send, "card-3");
        await BuryAsync("resolved", PostKind.Update, "card-2");
        await DeliverAsync("newer", PostKind.Send, newId: "c3", "card-3");
        await using (var turn = storage.NewTurn())
        {
            Assert.Equal(2, await turn.ServiceProvider.GetRequiredService<IDeadLetters>().RetryAllAsync(100, StorageFixture.Cancel));
            await turn.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(StorageFixture.Cancel);
        }

        await using var db = await storage.LookAsync();
        Assert.Equal(["first", "resolved"], db.Outbox.OrderBy(row => row.Id).Select(row => row.Activity));
        Assert.Empty(await LettersAsync());
    }

    [Fact]
    public async Task A_change_is_not_sent_again_where_a_newer_one_arrived()
    {
        await DeliverAsync("card", PostKind.Send, newId: "c1");
        var letter = await BuryAsync("claimed", PostKind.Update);
        await DeliverAsync("resolved", PostKind.Update, newId: null);
        Assert.Equal(LetterFate.Replaced, await RetryAsync(letter));
        Assert.Null(await NextAsync());
        Assert.Empty(await LettersAsync());
    }

    [Fact]
    public async Task A_card_is_not_sent_again_where_a_change_of_it_was_sent_in_its_place()
    {
        var letter = await BuryAsync("card", PostKind.Send);
        await DeliverAsync("claimed", PostKind.Update, newId: "c1");
        Assert.Equal(LetterFate.Replaced, await RetryAsync(letter));
        Assert.Null(await NextAsync());
    }

    [Fact]
    public async Task A_change_is_not_sent_again_where_a_newer_one_waits()
    {
        await DeliverAsync("card", PostKind.Send, newId: "c1");
        var letter = await BuryAsync("claimed", PostKind.Update);
        await PostAsync("resolved", PostKind.Update);
        Assert.Equal(LetterFate.Replaced, await RetryAsync(letter));
        Assert.Equal("resolved", (await NextAsync())!.Activity);
    }

    [Fact]
    public async Task A_change_that_was_given_up_last_is_sent_again_though_the_card_arrived_at_the_same_moment()
    {
        await DeliverAsync("card", PostKind.Send, newId: "c1");
        var letter = await BuryAsync("claimed", PostKind.Update);
        Assert.Equal(LetterFate.Sent, await RetryAsync(letter));
        Assert.Equal("claimed", (await NextAsync())!.Activity);
    }

    [Fact]
    public async Task What_changes_between_the_look_and_the_commit_is_looked_at_again()
    {
        var letter = await BuryAsync("claimed", PostKind.Update);
        await using var turn = storage.NewTurn();
        Assert.Equal(LetterFate.Sent, await turn.ServiceProvider.GetRequiredService<IDeadLetters>().RetryAsync(letter, StorageFixture.Cancel));
        await PostAsync("resolved", PostKind.Update);
        await Assert.ThrowsAsync<TurnConflictException>(() => turn.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(StorageFixture.Cancel));
        Assert.Equal(LetterFate.Replaced, await RetryAsync(letter));
    }

    private async Task<LetterFate> RetryAsync(long letter)
    {
        await using var turn = storage.NewTurn();
        var fate = await turn.ServiceProvider.GetRequiredService<IDeadLetters>().RetryAsync(letter, StorageFixture.Cancel);
        await turn.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(StorageFixture.Cancel);
        return fate;
    }

    private async Task<OutboxRow> PostAsync(string words, PostKind kind, string? card = null)
    {
        await using var turn = storage.NewTurn();
        var transaction = turn.ServiceProvider.GetRequiredService<TurnTransaction>();
        var row = storage.Outgoing(words, kind: kind);
        row.CardKey = card ?? row.CardKey;
        transaction.Post(row);
        await transaction.CommitAsync(StorageFixture.Cancel);
        return transaction.Posts[0];
    }

    private async Task DeliverAsync(string words, PostKind kind, string? newId, string? card = null) =>
        await Outbox.DeliveredAsync(await PostAsync(words, kind, card), newId, StorageFixture.Cancel);

    private async Task<long> BuryAsync(string words, PostKind kind, string? card = null)
    {
        Assert.True(await Outbox.BuryAsync(await PostAsync(words, kind, card), "HTTP 403", [], StorageFixture.Cancel));
        return (await LettersAsync())[^1].Id;
    }

    private Task<OutboxRow?> NextAsync() => Outbox.NextAsync("msteams|anna", StorageFixture.Cancel);

    private async Task<List<DeadLetterRow>> LettersAsync()
    {
        await using var db = await storage.LookAsync();
        return await db.DeadLetters.OrderBy(row => row.Id).ToListAsync(StorageFixture.Cancel);
    }
}
