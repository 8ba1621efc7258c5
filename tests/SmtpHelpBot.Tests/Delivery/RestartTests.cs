using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Outbox;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class RestartTests
{
    [Fact]
    public async Task A_turn_that_was_not_committed_is_run_again_after_a_restart()
    {
        var starts = 0;
        var begun = new TaskCompletionSource();
        await using var bot = await RunningBot.StartAsync(async (turn, services) =>
        {
            await turn.SendActivityAsync($"start {++starts}");
            if (starts == 1)
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
            }
        });
        bot.Connector.Open("anna");
        await bot.SayAsync("hello");
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await bot.RestartAsync();
        Assert.Equal("start 2", (await bot.Connector.NextAsync()).Text);
        Assert.True(bot.Connector.IsQuiet);
    }

    [Fact]
    public async Task What_was_committed_and_not_sent_is_sent_after_a_restart_in_its_order_and_once()
    {
        await using var bot = await RunningBot.StartAsync(async (turn, _) =>
        {
            await turn.SendActivityAsync($"{turn.Activity.Text}a");
            await turn.SendActivityAsync($"{turn.Activity.Text}b");
        });
        bot.Connector.Open("anna", _ => new(503, RetryAfter: "3600"));
        await bot.SayAsync("1");
        await bot.SayAsync("2");
        await bot.Connector.NextAsync();
        await bot.SettleAsync("anna");

        bot.Connector.Open("anna");
        await bot.RestartAsync();
        Assert.Equal(["1a", "1b", "2a", "2b"], (await bot.Connector.NextAsync(4)).Select(c => c.Text));
        Assert.Empty(await bot.Get<InboxStore>().WaitingAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_message_that_was_answered_before_a_restart_is_still_known_after_it()
    {
        await using var bot = await RunningBot.StartAsync((turn, _) => turn.SendActivityAsync(turn.Activity.Text));
        bot.Connector.Open("anna");
        await bot.PostAsync(bot.Message("once", id: "m1"));
        await bot.Connector.NextAsync();
        await bot.RestartAsync();
        await bot.PostAsync(bot.Message("once", id: "m1"));
        await bot.SayAsync("after");
        Assert.Equal("after", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task Nothing_waits_when_all_is_delivered()
    {
        await using var bot = await RunningBot.StartAsync((turn, _) => turn.SendActivityAsync(turn.Activity.Text));
        bot.Connector.Open("anna");
        await bot.SayAsync("one");
        await bot.Connector.NextAsync();
        await bot.StopAsync();
        await bot.StartAsync();
        Assert.Empty(await bot.Get<OutboxStore>().WaitingAsync(TestContext.Current.CancellationToken));
    }
}
