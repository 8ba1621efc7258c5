using BotBuilder.Tests.Running;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.State;

public sealed class BotStateTests
{
    private readonly CountingStorage storage = new();
    private readonly QuietAdapter adapter = new();

    [Fact]
    public async Task Each_state_has_its_key()
    {
        using var turn = adapter.Turn();

        await new ConversationState(storage).LoadAsync(turn);
        await new UserState(storage).LoadAsync(turn);
        await new PrivateConversationState(storage).LoadAsync(turn);

        Assert.Equal(["test/conversations/c-1", "test/users/user-1", "test/conversations/c-1/users/user-1"], storage.Reads);
    }

    [Fact]
    public async Task A_state_without_what_makes_its_key_is_refused()
    {
        using var turn = new TurnContext(adapter, new Activity { ChannelId = "test" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => new ConversationState(storage).LoadAsync(turn));
        await Assert.ThrowsAsync<InvalidOperationException>(() => new UserState(storage).LoadAsync(turn));
    }

    [Fact]
    public async Task A_state_is_loaded_once_a_turn()
    {
        var state = new ConversationState(storage);
        var (name, age) = (state.CreateProperty<string>("name"), state.CreateProperty<string>("age"));
        using var turn = adapter.Turn();

        await name.GetAsync(turn);
        await age.SetAsync(turn, "7");
        await state.LoadAsync(turn);
        Assert.Single(storage.Reads);

        await state.LoadAsync(turn, force: true);
        Assert.Equal(2, storage.Reads.Count);
    }

    [Fact]
    public async Task Only_a_state_that_changed_is_saved()
    {
        var state = new ConversationState(storage);
        var basket = state.CreateProperty<Basket>("basket");
        using (var turn = adapter.Turn())
        {
            (await basket.GetAsync(turn, () => new())).Items.Add("pear");
            await state.SaveChangesAsync(turn);
            await state.SaveChangesAsync(turn);
        }

        using (var turn = adapter.Turn())
        {
            Assert.Equal(["pear"], (await basket.GetAsync(turn)).Items);
            await state.SaveChangesAsync(turn);
            Assert.Single(storage.Writes);

            (await basket.GetAsync(turn)).Items.Add("plum");
            await state.SaveChangesAsync(turn);
        }

        using var last = adapter.Turn();
        Assert.Equal(["pear", "plum"], (await basket.GetAsync(last)).Items);
        Assert.Equal(2, storage.Writes.Count);
    }

    [Fact]
    public async Task The_last_writer_wins()
    {
        var state = new ConversationState(storage);
        var name = state.CreateProperty<string>("name");
        using var first = adapter.Turn();
        using var second = adapter.Turn();
        await name.SetAsync(first, "first");
        await name.SetAsync(second, "second");

        await state.SaveChangesAsync(second);
        await state.SaveChangesAsync(first);

        using var third = adapter.Turn();
        Assert.Equal("first", await name.GetAsync(third));
    }

    [Fact]
    public async Task A_property_is_its_default_until_it_is_set_and_again_once_it_is_deleted()
    {
        var name = new UserState(storage).CreateProperty<string>("name");
        using var turn = adapter.Turn();

        Assert.Null(await name.GetAsync(turn));
        Assert.Equal("nobody", await name.GetAsync(turn, () => "nobody"));
        await name.SetAsync(turn, "Ada");
        Assert.Equal("Ada", await name.GetAsync(turn, () => "nobody"));
        await name.DeleteAsync(turn);
        Assert.Null(await name.GetAsync(turn));
    }

    private sealed class Basket
    {
        public List<string> Items { get; init; } = [];
    }
}
