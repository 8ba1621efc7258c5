namespace SmtpHelpBot.Tests.Delivery;

/// <summary>What goes out keeps to the pace of its platform.</summary>
public sealed class PaceTests
{
    private readonly WatchedTime time = new();

    [Fact]
    public async Task A_burst_waits_for_the_pace_of_the_platform_and_arrives_whole_and_in_order()
    {
        await using var bot = await PostingBot.StartAsync(time, "--Pacing:TeamsConversation=2/60");
        bot.Connector.Open("anna");
        foreach (var n in Enumerable.Range(1, 5))
        {
            await bot.SayAsync($"{n}");
        }

        Assert.Equal(["1", "2"], (await bot.Connector.NextAsync(2)).Select(call => call.Text));
        time.Advance(await time.NextWaitAsync());
        Assert.Equal(["3", "4"], (await bot.Connector.NextAsync(2)).Select(call => call.Text));
        Assert.True(bot.Connector.IsQuiet);
        time.Advance(await time.NextWaitAsync());
        Assert.Equal("5", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task Who_waits_for_the_pace_holds_no_worker()
    {
        await using var bot = await PostingBot.StartAsync(time, "--Pacing:TeamsConversation=1/60", "--Delivery:SendsAtOnce=1");
        bot.Connector.Open("anna");
        bot.Connector.Open("bert");
        await bot.SayAsync("one");
        await bot.SayAsync("two");
        await bot.SettleAsync("anna");
        await time.NextWaitAsync();
        await bot.SayAsync("three", "bert");
        Assert.Equal(["one", "three"], (await bot.Connector.NextAsync(2)).Select(call => call.Text));
    }

    [Fact]
    public async Task Of_the_changes_of_a_card_that_wait_for_the_pace_the_newest_alone_goes_out_and_no_new_message_is_dropped()
    {
        await using var bot = await PostingBot.StartAsync(time, "--Pacing:TeamsConversation=1/60");
        bot.Connector.Open("anna", _ => ConnectorAnswer.Taken("c1"));
        foreach (var said in (string[])["card first", "change second", "line", "change third"])
        {
            await bot.SayAsync(said);
        }

        await bot.SettleAsync("anna");
        var calls = new List<ConnectorCall> { await bot.Connector.NextAsync() };
        while (calls.Count < 3)
        {
            time.Advance(await time.NextWaitAsync());
            calls.Add(await bot.Connector.NextAsync());
        }

        Assert.Equal([("POST", "first"), ("POST", "line"), ("PUT", "third")], calls.Select(call => (call.Method, call.Text!)));
    }

    [Fact]
    public async Task When_a_platform_says_too_fast_every_thread_of_the_conversation_rests()
    {
        const string Room = "19:team@thread.tacv2";
        await using var bot = await PostingBot.StartAsync(time);
        bot.Connector.Open(Room, PostingBot.Once(new(429, RetryAfter: "30")));
        bot.Connector.Open("anna");
        await bot.SayAsync("first", Room);
        await bot.Connector.NextAsync();
        var wait = await time.NextWaitAsync();
        await bot.SayAsync("second", $"{Room};messageid=1");
        Assert.InRange((await time.NextWaitAsync()).TotalSeconds, 30, wait.TotalSeconds);
        await bot.SayAsync("elsewhere");
        Assert.Equal("elsewhere", (await bot.Connector.NextAsync()).Text);
        time.Advance(wait);
        Assert.Equal(["first", "second"], (await bot.Connector.NextAsync(2)).Select(call => call.Text).Order(StringComparer.Ordinal));
    }
}
